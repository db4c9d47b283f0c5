import { readFileSync } from "node:fs"
import type { Locator, Page } from "playwright-core"
import { eventually } from "../support/shopper"
import { transfer } from "../support/sepay"
import { expectAccessible } from "./support/accessibility"
import type { AdminStore } from "./support/admin-store"
import { describeShop } from "./support/describe-shop"
import { readQr, scanScreen } from "./support/qr-reader"
import {
  dongs,
  findPayment,
  goToCheckout,
  goToPayment,
  openOrder,
  paymentOf,
  type PayingShopper,
  scannable,
  SHOP_TEXTS,
} from "./support/shopping"
import type { Visitor, VisitorPreferences } from "./support/visitor"

const BIDV_BIN = "970418"
/** What a further bag adds to an order: its price without shipping. */
const BAG_VND = 124_200
const WITHOUT_NETWORK_MILLISECONDS = 20_000
const MINUTE_MILLISECONDS = 60_000

/** Everything on the page is the shop's or ours. */
const WHOLE_PAGE: readonly string[] = ["body"]

const PAID = { vi: "Thanh toán thành công", en: "Payment received" }
const NO_NETWORK = /ERR_INTERNET_DISCONNECTED|Failed to fetch/
const REFUSED_BY_THE_BANK = /\/bank\/transfers was answered 422/

/** What a banking app reads from the screen is what the store wants. */
async function expectScannable({ page, vaNumber }: PayingShopper, amountVnd: number): Promise<void> {
  expect(await scanScreen(page)).toEqual({ bin: BIDV_BIN, accountNumber: vaNumber, amountVnd })
}

async function payByApp(store: AdminStore, { vaNumber, told }: PayingShopper): Promise<void> {
  const { status } = await transfer(store.emulator, { vaNumber, amountVnd: told.remaining_amount_vnd })
  expect(status).toBe(200)
}

async function expectPaid(page: Page, { language }: Visitor): Promise<void> {
  await page.getByRole("heading", { name: SHOP_TEXTS[language].orderPaidTitle }).waitFor()
  await paymentOf(page, language).getByText(PAID[language]).waitFor()
}

/** Medusa has the money of the order that the page shows. */
async function expectCaptured(store: AdminStore, page: Page): Promise<void> {
  const orderId = /#\/order\/(\w+)/.exec(page.url())?.[1]
  await eventually("The capture", async () => {
    const { data } = await store.api.get(`/admin/orders/${orderId}?fields=payment_status,summary`)
    return data.order.payment_status === "captured" && data.order.summary.pending_difference === 0
  })
}

describeShop("storefront", ({ itInShop, itInShopMeanwhile }) => {
  itInShop("places an order, which the transfer pays while the page is looked at", async ({ store, enter }) => {
    const visitor = await enter({ device: "desktop" })
    const shopper = await goToPayment(store, visitor, "order_first")
    await shopper.page.getByRole("heading", { name: "Cảm ơn bạn đã đặt hàng!" }).waitFor()
    await shopper.payment.getByText("Đang chờ chuyển khoản").waitFor()
    await expectScannable(shopper, shopper.told.amount_vnd)
    await expectAccessible(shopper.page, WHOLE_PAGE)

    await payByApp(store, shopper)

    await expectPaid(shopper.page, visitor)
    await expectAccessible(shopper.page, WHOLE_PAGE)
    await expectCaptured(store, shopper.page)
  })

  itInShop("places an order from a phone, in English", async ({ store, enter }) => {
    const visitor = await enter({ device: "phone", language: "en" })
    const shopper = await goToPayment(store, visitor, "order_first")
    await shopper.page.getByRole("heading", { name: "Thank you for your order!" }).waitFor()
    await shopper.payment.getByText("Waiting for your transfer").waitFor()
    await expectScannable(shopper, shopper.told.amount_vnd)
    await expectAccessible(shopper.page, WHOLE_PAGE)
    await expectNoSidewaysScrolling(shopper.page)

    await payByApp(store, shopper)

    await expectPaid(shopper.page, visitor)
    await expectAccessible(shopper.page, WHOLE_PAGE)
    await expectNoSidewaysScrolling(shopper.page)
  })

  itInShop("is paid first, and the transfer places the order", async ({ store, enter }) => {
    const visitor = await enter({ device: "desktop", language: "en" })
    const shopper = await goToPayment(store, visitor, "pay_first")
    expect(shopper.told.order_id).toBeNull()
    await shopper.page.getByRole("heading", { name: "Transfer to order" }).waitFor()
    await expectScannable(shopper, shopper.told.amount_vnd)
    await expectAccessible(shopper.page, WHOLE_PAGE)

    await shopper.bank.getByRole("button", { name: "The whole amount" }).click()

    await expectPaid(shopper.page, visitor)
    await shopper.page.getByText(/^Order number: #\d+$/).waitFor()
    await expectCaptured(store, shopper.page)
    await shopper.page.getByRole("link", { name: "Cart, 0 items" }).waitFor()
  })

  itInShop("finds the order of whoever closed the tab after scanning", async ({ store, enter }) => {
    const visitor = await enter({ device: "phone" })
    const shopper = await goToPayment(store, visitor, "pay_first")
    const address = new URL(shopper.page.url()).hash
    await shopper.page.close()

    await payByApp(store, shopper)
    await eventually("The order", async () => (await store.shopper.payment(shopper.sessionId)).order_id)

    const frontPage = await visitor.open()
    await frontPage.getByText(`Đã nhận được khoản chuyển ${dongs(shopper.told.amount_vnd, "vi")} của bạn.`).waitFor()
    await frontPage.getByRole("link", { name: "Xem đơn hàng" }).click()
    await expectPaid(frontPage, visitor)
    const samePage = await visitor.open(address)
    await expectPaid(samePage, visitor)
    await samePage.reload()
    await expectPaid(samePage, visitor)
  })

  itInShop("takes a part, and then the rest", async ({ store, enter }) => {
    const visitor = await enter({ device: "phone" })
    const shopper = await goToPayment(store, visitor, "order_first")
    const partVnd = 50_000
    await transfer(store.emulator, { vaNumber: shopper.vaNumber, amountVnd: partVnd })

    const restVnd = shopper.told.amount_vnd - partVnd
    const received = `Đã nhận ${dongs(partVnd, "vi")}, còn thiếu ${dongs(restVnd, "vi")}`
    await shopper.payment.getByText(received).waitFor()
    await expectScannable(shopper, restVnd)
    await expectAccessible(shopper.page, WHOLE_PAGE)

    await shopper.bank.getByRole("button", { name: "Chuyển đủ", exact: true }).click()
    await shopper.bank.getByText(`Ngân hàng: đã chuyển ${dongs(restVnd, "vi")}.`).waitFor()
    await expectPaid(shopper.page, visitor)
    await expectCaptured(store, shopper.page)
  })

  itInShop("shows what the bank does with a second transfer", async ({ store, enter }) => {
    const visitor = await enter()
    visitor.expectProblem(REFUSED_BY_THE_BANK)
    const { page, bank, told } = await openOrder(store, visitor)
    const amount = dongs(told.amount_vnd, "vi")
    await bank.getByRole("button", { name: "Chuyển hai lần" }).click()
    await bank.getByText(`Ngân hàng: đã chuyển ${amount}.`).waitFor()
    await bank.getByText(`Ngân hàng trả lại ${amount}: số tài khoản này đã được thanh toán.`).waitFor()
    await expectPaid(page, visitor)
  })

  itInShop("tells every tab that looks at the payment", async ({ store, enter }) => {
    const visitor = await enter()
    const shopper = await goToPayment(store, visitor, "pay_first")
    const otherTab = await visitor.open(new URL(shopper.page.url()).hash)
    await scannable(otherTab).waitFor()
    const thirdTab = await visitor.open("#/checkout")
    await thirdTab.getByText("Bạn có một khoản thanh toán đang chờ").waitFor()

    await payByApp(store, shopper)

    await Promise.all([shopper.page, otherTab].map((page) => expectPaid(page, visitor)))
    expect(otherTab.url()).toBe(shopper.page.url())
    await thirdTab.reload()
    await thirdTab.getByText("Giỏ hàng đang trống.").waitFor()
  })

  itInShop("puts the account number on the clipboard without blanks", async ({ store, enter }) => {
    const visitor = await enter()
    const { page, payment, vaNumber, told } = await openOrder(store, visitor)
    await payment.getByRole("button", { name: "Sao chép: Số tài khoản" }).click()
    await payment.getByText("Đã sao chép").first().waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(vaNumber)
    await payment.getByRole("button", { name: "Sao chép: Số tiền" }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(String(told.amount_vnd))
  })

  itInShop("saves a picture of the code that a banking app reads", async ({ store, enter }) => {
    const visitor = await enter({ device: "phone" })
    const { page, payment, vaNumber, told } = await openOrder(store, visitor)
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      payment.getByRole("button", { name: "Lưu ảnh QR" }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.png$/)
    const picture = readQr(readFileSync(await download.path()))
    expect(picture).toEqual({ bin: BIDV_BIN, accountNumber: vaNumber, amountVnd: told.amount_vnd })
  })

  itInShop("shares the picture with an app on the same phone in one tap", async ({ store, enter }) => {
    const visitor = await enter({ device: "phone" })
    await visitor.offerApps()
    const { page, payment, vaNumber, told } = await openOrder(store, visitor)
    await payment.getByRole("button", { name: "Chia sẻ mã QR" }).tap()
    const shared = await page.waitForFunction(() => (window as { sharedPictures?: string[] }).sharedPictures?.[0])
    const picture = readQr(Buffer.from(String(await shared.jsonValue()), "base64"))
    expect(picture).toEqual({ bin: BIDV_BIN, accountNumber: vaNumber, amountVnd: told.amount_vnd })
  })

  itInShop("changes its language where the shopper is, and nothing else", async ({ store, enter }) => {
    const visitor = await enter({ device: "desktop" })
    const shopper = await openOrder(store, visitor)
    await shopper.page.getByRole("button", { name: "English" }).click()
    await paymentOf(shopper.page, "en").getByText("Waiting for your transfer").waitFor()
    expect(await shopper.page.evaluate(() => document.documentElement.lang)).toBe("en")
    await expectScannable(shopper, shopper.told.amount_vnd)
    await shopper.page.reload()
    await paymentOf(shopper.page, "en").getByText("Waiting for your transfer").waitFor()
  })

  itInShop("moves nothing for whoever asked for less motion", async ({ store, enter }) => {
    const visitor = await enter()
    const { page } = await openOrder(store, visitor)
    const moving = await page.evaluate(() => document.getAnimations().map((animation) => animation.playState))
    expect(moving.filter((state) => state === "running")).toEqual([])
  })

  itInShop("says that a cancelled order is not to be paid", async ({ store, enter }) => {
    const visitor = await enter()
    const { page, payment, told } = await openOrder(store, visitor)
    await store.api.post(`/admin/orders/${told.order_id}/cancel`)
    await payment.getByText("Đã hủy thanh toán").waitFor()
    await payment.getByText("Vui lòng không chuyển khoản nữa.").waitFor()
    expect(await scannable(page).count()).toBe(0)
    await expectAccessible(page, WHOLE_PAGE)
    await page.reload()
    await page.getByRole("heading", { name: "Đơn hàng đã bị hủy" }).waitFor()
  })

  itInShop("shows a new amount and a new code when the order is edited while it is looked at", async ({ store, enter }) => {
    const visitor = await enter({ device: "phone" })
    const shopper = await openOrder(store, visitor)
    const { page, payment, sessionId, told, vaNumber } = shopper
    const positionOfCode = await scannable(page).boundingBox()

    await addBag(store, String(told.order_id))
    const amountVnd = told.amount_vnd + BAG_VND
    await payment.getByText(`Số tiền đã đổi thành ${dongs(amountVnd, "vi")}. Vui lòng dùng mã QR mới.`).waitFor()
    await scannable(page).waitFor()
    const edited = await findPayment(store, page, visitor, sessionId)
    expect(edited.vaNumber).not.toBe(vaNumber)
    await expectScannable(edited, amountVnd)
    expect(await scannable(page).boundingBox()).toEqual(positionOfCode)
    await expectAccessible(page, WHOLE_PAGE)
    await expectNoSidewaysScrolling(page)

    await payByApp(store, edited)
    await expectPaid(page, visitor)
    await expectCaptured(store, page)
  })

  itInShop("goes on to what an edit adds to an order that is paid", async ({ store, enter }) => {
    const visitor = await enter({ device: "desktop", language: "en" })
    const { orderId, sessionId } = await store.shopper.placeOrder(store.seeded.variantIds[1] ?? "")
    const { va_number, amount_vnd } = await store.shopper.payment(sessionId)
    await transfer(store.emulator, { vaNumber: va_number, amountVnd: amount_vnd })
    await eventually("The payment", async () => (await store.shopper.payment(sessionId)).status === "paid")
    await addBag(store, orderId)

    const page = await visitor.open(`#/order/${orderId}`)
    const payment = paymentOf(page, "en")
    await payment.getByText(`${dongs(amount_vnd, "en")} received, ${dongs(BAG_VND, "en")} of the order still to pay`).waitFor()
    await store.api.post(`/admin/sepay/payments/orders/${orderId}/request`)
    await payment.getByText("Waiting for your transfer").waitFor()
    await scannable(page).waitFor()
    const next = await store.shopper.payment(sessionId)
    const rest = await findPayment(store, page, visitor, String(next.outstanding_payment_session_id))
    await expectScannable(rest, BAG_VND)
    await expectAccessible(page, WHOLE_PAGE)

    await payByApp(store, rest)
    await expectPaid(page, visitor)
    await expectCaptured(store, page)
  })

  itInShop("says so when there is no such payment or order", async ({ enter }) => {
    const visitor = await enter()
    visitor.expectProblem(/\/(payses|order)_unknown\S* was answered 404/)
    const page = await visitor.open("#/payment/payses_unknown")
    await paymentOf(page, "vi").getByText("Không tìm thấy khoản thanh toán này.").waitFor()
    await expectAccessible(page, WHOLE_PAGE)
    const otherPage = await visitor.open("#/order/order_unknown")
    await otherPage.getByText("Không tìm thấy đơn hàng này.").waitFor()
  })

  itInShop("can be used by everybody before there is a payment", async ({ enter }) => {
    const look = async (preferences: Required<VisitorPreferences>) => {
      const visitor = await enter(preferences)
      const page = await visitor.open()
      await page.getByLabel("Gói 500 g").waitFor()
      await expectAccessible(page, WHOLE_PAGE)
      await goToCheckout(page, preferences.language)
      await expectAccessible(page, WHOLE_PAGE)
      await expectNoSidewaysScrolling(page)
    }
    await Promise.all([look({ device: "phone", language: "vi" }), look({ device: "desktop", language: "en" })])
  })

  itInShopMeanwhile("says paid by itself after 20 seconds without a network", async ({ store, enter }, onWaiting) => {
    const visitor = await enter({ device: "phone" })
    visitor.expectProblem(NO_NETWORK)
    const shopper = await goToPayment(store, visitor, "pay_first")
    await visitor.loseNetwork()
    await payByApp(store, shopper)
    onWaiting()
    await shopper.page.waitForTimeout(WITHOUT_NETWORK_MILLISECONDS)
    expect(await scannable(shopper.page).count()).toBe(1)
    await visitor.findNetwork()
    await expectPaid(shopper.page, visitor)
    await expectCaptured(store, shopper.page)
  })

  itInShopMeanwhile("says that the number has expired, and gets another one", async ({ store, enter }, onWaiting) => {
    const visitor = await enter()
    visitor.expectProblem(REFUSED_BY_THE_BANK)
    const { page, payment, bank, told, vaNumber, sessionId } = await openNumberForAMinute(store, visitor)
    await bank.getByRole("button", { name: "Chuyển quá hạn" }).click()
    onWaiting()
    await payment.getByText("Đã hết hạn").first().waitFor({ timeout: 2 * MINUTE_MILLISECONDS })
    const refusal = `Ngân hàng trả lại ${dongs(told.amount_vnd, "vi")}: số tài khoản đã hết hạn.`
    await bank.getByText(refusal).waitFor()
    expect(await scannable(page).count()).toBe(0)
    await expectAccessible(page, WHOLE_PAGE)

    await payment.getByRole("button", { name: "Lấy số tài khoản mới" }).click()
    await scannable(page).waitFor()
    const renewed = await findPayment(store, page, visitor, sessionId)
    expect(renewed.vaNumber).not.toBe(vaNumber)
    await expectScannable(renewed, told.amount_vnd)
    await payByApp(store, renewed)
    await expectPaid(page, visitor)
    await expectCaptured(store, page)
  })

  itInShop("has asked SePay once for each order and each edit, and before each renewal what became of the number", async ({ store }) => {
    const { orders, requests } = store.emulator.snapshot()
    const { data } = await store.api.get("/admin/orders?limit=1&fields=id")
    expect(requests["POST /v2/bank-accounts/:bankAccountId/orders"]).toBe(data.count + editCount)
    expect(orders).toHaveLength(data.count + editCount)
    // Whoever looks at a payment asks the ledger. Only the accounts are read at the start, and an order before another number
    // is opened on it: it may be paid.
    const reads = Object.entries(requests).filter(([request]) => request.startsWith("GET") && request !== "GET /v2/bank-accounts")
    expect(reads).toEqual([["GET /v2/bank-accounts/:bankAccountId/orders/:orderId", RENEWALS]])
  })
})

/** Numbers that shoppers renewed after they had expired. */
const RENEWALS = 1

/** Orders that were edited: each needs another number. */
let editCount = 0

/** Adds a bag to a placed order, as an admin does. */
async function addBag({ api, seeded }: AdminStore, orderId: string): Promise<void> {
  editCount += 1
  await api.post("/admin/order-edits", { order_id: orderId })
  await api.post(`/admin/order-edits/${orderId}/items`, { items: [{ variant_id: seeded.variantIds[1], quantity: 1 }] })
  await api.post(`/admin/order-edits/${orderId}/confirm`)
}

/** Nothing is wider than the screen. */
async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement)
  expect(scrollWidth).toBe(clientWidth)
}

/** Virtual accounts live for a minute only as long as this takes. */
async function openNumberForAMinute(store: AdminStore, visitor: Visitor): Promise<PayingShopper> {
  const { page, bank } = await openOrder(store, visitor)
  await switchShortLife(page, bank)
  const shopper = await goToPayment(store, visitor, "order_first")
  await switchShortLife(shopper.page, shopper.bank)
  return shopper
}

async function switchShortLife(page: Page, bank: Locator): Promise<void> {
  await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith("/bank/va-life") && answer.request().method() === "POST"),
    bank.getByText("Số tài khoản mới chỉ có hiệu lực 1 phút").click(),
  ])
}
