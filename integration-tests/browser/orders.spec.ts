import type { Locator, Page } from "playwright-core"
import { transfer } from "../support/sepay"
import { expectAccessible, LOOKS, OUR_SECTION } from "./support/accessibility"
import { describeAdmin } from "./support/describe-admin"
import { dong, editOrder, placeOrder } from "./support/money"

const OTHER_PROVIDER = "pp_system_default"

const section = (page: Page) => page.getByRole("region", { name: "SePay payment" })

async function act(page: Page, action: string): Promise<void> {
  await section(page).getByRole("button", { name: "SePay payment actions" }).click()
  await page.getByRole("menuitem", { name: action }).click()
}

async function confirm(page: Page, question: string | RegExp, answer: string): Promise<void> {
  const dialog = page.getByRole("alertdialog")
  await dialog.getByText(question).first().waitFor()
  await dialog.getByRole("button", { name: answer, exact: true }).click()
}

async function giveReason(drawer: Locator, reason: string): Promise<void> {
  await drawer.getByRole("textbox", { name: "Reason" }).fill(reason)
}

/** What a reload would take away. */
async function markLoad(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { isFirstLoad: true }))
}

async function expectNoReload(page: Page): Promise<void> {
  expect(await page.evaluate(() => "isFirstLoad" in window)).toBe(true)
}

describeAdmin("orders", (itInAdmin) => {
  itInAdmin("shows an order from its virtual account to captured, without a reload", async ({ store, open }) => {
    const { orderId, vaNumber, amountVnd } = await placeOrder(store)
    const page = await open(`/orders/${orderId}`)
    await markLoad(page)
    const payment = section(page)
    await payment.getByText("Not paid", { exact: true }).waitFor()
    await payment.getByText("Not paid yet: do not fulfill").waitFor()
    await payment.getByText(vaNumber).first().waitFor()
    await payment.getByText(/^expires in/).first().waitFor()
    await payment.getByText("No transfer has arrived yet.").waitFor()

    await transfer(store.emulator, { vaNumber, amountVnd, content: "<b>Lan</b> mua túi" })

    await payment.getByText("Paid", { exact: true }).first().waitFor()
    await payment.getByText("The payment has been received and captured.").waitFor()
    await payment.getByText("“<b>Lan</b> mua túi”").waitFor()
    expect(await payment.getByText("Not paid yet: do not fulfill").count()).toBe(0)
    // Medusa's own part of the page has heard of it too.
    await page.getByText("Captured", { exact: true }).first().waitFor()
    await expectNoReload(page)
  })

  itInAdmin("asks for what a changed order has outstanding, with one click", async ({ store, open }) => {
    const { orderId, vaNumber, amountVnd } = await placeOrder(store)
    const page = await open(`/orders/${orderId}`)
    await transfer(store.emulator, { vaNumber, amountVnd })
    await section(page).getByText("The payment has been received and captured.").waitFor()
    const added = await editOrder(store, orderId, 2)
    await page.reload()
    const request = page.getByRole("region", { name: "Ask for payment" })
    await request.getByText(`${dong(added)} of this order is still to be paid.`).waitFor()
    await expectAccessible(page, OUR_SECTION)
    await request.getByRole("button", { name: `Ask for ${dong(added)} through SePay` }).click()
    const second = page.getByRole("region", { name: "SePay payment 2 of 2" })
    await second.getByText("Not paid", { exact: true }).waitFor()
    await second.getByRole("button", { name: "Show QR code" }).waitFor()
    expect(await request.count()).toBe(0)
  })

  itInAdmin("records that an order was paid another way, after its number was closed", async ({ store, open }) => {
    const { orderId } = await placeOrder(store)
    const page = await open(`/orders/${orderId}`)
    await section(page).getByText("Not paid", { exact: true }).waitFor()
    await act(page, "Paid another way")
    const drawer = page.getByRole("dialog")
    await drawer.getByText(/closed at SePay first/).waitFor()
    await expectAccessible(page, OUR_SECTION)
    await drawer.getByRole("button", { name: "Record as paid" }).click()
    await giveReason(drawer, "Cash at the door")
    await drawer.getByRole("button", { name: "Record as paid" }).click()
    await section(page).getByText("Paid", { exact: true }).first().waitFor()
    await section(page).getByText(/paid another way, or there is nothing/).waitFor()
    await section(page).getByText(/^Recorded as paid another way/).waitFor()
  })

  itInAdmin("shows the QR code of what is to be transferred, to scan or to print", async ({ store, open }) => {
    const { orderId, vaNumber, amountVnd } = await placeOrder(store)
    const page = await open(`/orders/${orderId}`)
    await section(page).getByRole("button", { name: "Show QR code" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByRole("img", { name: `VietQR code: ${dong(amountVnd)} to account ${vaNumber}` }).waitFor()
    await dialog.getByText(vaNumber).first().waitFor()
    await expectAccessible(page, OUR_SECTION)
    await page.evaluate(() => Object.assign(window, { print: () => Object.assign(window, { isPrinted: true }) }))
    await dialog.getByRole("button", { name: "Print" }).click()
    await page.waitForFunction(() => "isPrinted" in window)
  })

  itInAdmin("takes a virtual account back, and opens another one", async ({ store, open }) => {
    const { orderId, vaNumber, amountVnd } = await placeOrder(store)
    const page = await open(`/orders/${orderId}`)
    await act(page, "Cancel virtual account")
    await confirm(page, /the bank refuses transfers to it/, "Cancel virtual account")
    await section(page).getByText("Not paid, VA closed", { exact: true }).waitFor()
    expect((await transfer(store.emulator, { vaNumber, amountVnd })).status).toBeGreaterThanOrEqual(400)

    await act(page, "New virtual account")
    await confirm(page, new RegExp(`SePay opens a new account number for ${dong(amountVnd)}`), "Open")
    await section(page).getByText("Not paid", { exact: true }).waitFor()
    const { data } = await store.api.get(`/admin/sepay/payments/orders/${orderId}`)
    const renewed = data.payments[0].virtual_account.va_number
    expect(renewed).not.toBe(vaNumber)
    await section(page).getByText(renewed).first().waitFor()
    await section(page).getByText("Opened a new virtual account").waitFor()
    await transfer(store.emulator, { vaNumber: renewed, amountVnd })
    await section(page).getByText("The payment has been received and captured.").waitFor()
  })

  itInAdmin("asks SePay about a payment whose webhook never came", async ({ store, open }) => {
    const { orderId, vaNumber, amountVnd } = await placeOrder(store)
    await transfer(store.emulator, { vaNumber, amountVnd, webhook: { deliver: false } })
    const page = await open(`/orders/${orderId}`)
    await act(page, "Check with SePay now")
    await page.getByText(/The payment is paid|Found ₫/).first().waitFor()
    await section(page).getByText("The payment has been received and captured.").waitFor()
  })

  itInAdmin("says what to do with a surplus, and marks it as returned", async ({ store, open }) => {
    const { orderId, vaNumber, amountVnd } = await placeOrder(store)
    await transfer(store.emulator, { vaNumber, amountVnd })
    const page = await open(`/orders/${orderId}`)
    await section(page).getByText("The payment has been received and captured.").waitFor()
    await transfer(store.emulator, { vaNumber, amountVnd, force: true })
    await page.reload()
    await section(page).getByText(`${dong(amountVnd)} more was transferred than was due.`).waitFor()

    await section(page).getByRole("button", { name: `Decide about the transfer of ${dong(amountVnd)}` }).click()
    await page.getByRole("menuitem", { name: "Mark as returned" }).click()
    const drawer = page.getByRole("dialog", { name: "Mark as returned" })
    await drawer.getByText(`${dong(amountVnd)} is recorded as returned to the payer.`).waitFor()
    await giveReason(drawer, "Transferred back this morning.")
    await expectAccessible(page, OUR_SECTION)
    await drawer.getByRole("button", { name: "Mark as returned" }).click()
    await section(page).getByText("Returned", { exact: true }).waitFor()
    expect(await section(page).getByText(/more was transferred than was due/).count()).toBe(0)

    await section(page).getByRole("link", { name: /^Open the transaction of/ }).first().click()
    const details = page.getByRole("dialog", { name: "Transaction" })
    await details.getByText("Transferred back this morning.").first().waitFor()
    await details.getByText("By anna@example.com").first().waitFor()
  })

  itInAdmin("confirms a return that a refund owes", async ({ store, open }) => {
    const { orderId, vaNumber, amountVnd } = await placeOrder(store)
    await transfer(store.emulator, { vaNumber, amountVnd })
    const page = await open(`/orders/${orderId}`)
    await section(page).getByText("The payment has been received and captured.").waitFor()
    const { data } = await store.api.get(`/admin/orders/${orderId}?fields=*payment_collections.payments`)
    await store.api.post(`/admin/payments/${data.order.payment_collections[0].payments[0].id}/refund`, { amount: 20_000 })
    await page.reload()
    await section(page).getByText("₫20,000 was refunded in Medusa and has to be transferred back").waitFor()
    await section(page).getByRole("button", { name: "Confirm the return of ₫20,000" }).click()
    const drawer = page.getByRole("dialog", { name: "Confirm the return" })
    await drawer.getByRole("textbox", { name: /Bank's reference/ }).fill("FT26085999")
    await giveReason(drawer, "By internet banking.")
    await drawer.getByRole("button", { name: "Confirm" }).click()
    await section(page).getByText(/FT26085999/).first().waitFor()
    expect(await section(page).getByText(/has to be transferred back/).count()).toBe(0)
  })

  itInAdmin("shows nothing on orders of other payments", async ({ store, open }) => {
    const { seeded, shopper, api } = store
    const payment_providers = ["pp_sepay_sepay", "pp_sepay_prepay", OTHER_PROVIDER]
    await api.post(`/admin/regions/${seeded.regionId}`, { payment_providers })
    const { orderId } = await shopper.placeOrder(seeded.variantIds[0] ?? "", OTHER_PROVIDER)
    const page = await open(`/orders/${orderId}`)
    await page.getByText("Payments", { exact: true }).first().waitFor()
    await page.waitForLoadState("networkidle")
    expect(await section(page).count()).toBe(0)
  })

  itInAdmin("leaves the dashboard as it is when our parts of it fail", async ({ store, open, expectProblems }) => {
    const { orderId } = await placeOrder(store)
    const page = await open("/settings/profile")
    await page.waitForLoadState("networkidle")
    // What our components cannot render: they look for `payments` and `attention` in it.
    await page.route("**/admin/sepay/**", (route) => route.fulfill({ json: {} }))
    expectProblems(/^Console: (TypeError: Cannot read properties of undefined|medusa-payment-sepay: .+ could not be shown)/)
    await page.goto(`${store.url}/app/orders/${orderId}`)
    await page.getByRole("alert").getByText(/^SePay could not be shown here\./).waitFor()
    await page.getByText("Payments", { exact: true }).first().waitFor()
    expect(await section(page).count()).toBe(0)

    // The icon failed too: the navigation is there, and leads on.
    await markLoad(page)
    await page.getByRole("link", { name: "Customers" }).first().click()
    await page.getByRole("heading", { name: "Customers" }).first().waitFor()
    await expectNoReload(page)
  })

  for (const { language, theme } of LOOKS) {
    itInAdmin(`is accessible (${language}, ${theme})`, async ({ store, open }) => {
      const { orderId, vaNumber } = await placeOrder(store)
      await transfer(store.emulator, { vaNumber, amountVnd: 10_000 })
      const page = await open(`/orders/${orderId}`, { language, theme })
      await page.getByText(vaNumber).first().waitFor()
      await expectAccessible(page, OUR_SECTION)
    })
  }
})
