import { readFileSync } from "node:fs"
import type { Page } from "playwright-core"
import { transfer } from "../support/sepay"
import { eventually } from "../support/shopper"
import { expectAccessible, LOOKS } from "./support/accessibility"
import type { AdminStore } from "./support/admin-store"
import { describeAdmin } from "./support/describe-admin"
import { dong, placeOrder } from "./support/money"

const rows = (page: Page) => page.locator("tbody tr:visible")
const searchBox = (page: Page) => page.getByRole("textbox", { name: "VA, code, reference, order, text" })

/** Money that came after its order was cancelled. */
async function payLate(store: AdminStore) {
  const placed = await placeOrder(store)
  await store.api.post(`/admin/orders/${placed.orderId}/cancel`)
  await eventually("the end of the payment", async () => (await store.shopper.payment(placed.sessionId)).status === "canceled")
  await transfer(store.emulator, { vaNumber: placed.vaNumber, amountVnd: placed.amountVnd, force: true, content: "Lan tra tre" })
  return placed
}

async function findAccount(store: AdminStore): Promise<string> {
  const { data } = await store.api.get("/admin/sepay/bank-accounts")
  return data.bank_accounts[0].account_number
}

/** A moment as a browser's field for date and time takes it, in Vietnam's time. */
function inVietnam(at: Date): string {
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16)
}

describeAdmin("transactions", (itInAdmin) => {
  itInAdmin("finds a late transfer, matches it with the shopper's next order, and sees that captured", async ({ store, open }) => {
    const { vaNumber, amountVnd } = await payLate(store)
    const { orderId } = await placeOrder(store)
    const page = await open("/sepay")
    await page.getByRole("img", { name: "Needs attention: 1" }).first().waitFor()
    await page.getByRole("button", { name: /^Needs attention/ }).click()
    await page.getByText("Too late", { exact: true }).waitFor()
    expect(await rows(page).count()).toBe(1)

    await rows(page).first().getByRole("button", { name: `Open the transaction of ${dong(amountVnd)}` }).click()
    const details = page.getByRole("dialog", { name: "Transaction" })
    await details.getByText(vaNumber).first().waitFor()
    await details.getByText("“subAccount”").or(details.getByText('"subAccount"')).first().waitFor()
    await expectAccessible(page)
    await details.getByRole("button", { name: "Match to an order" }).click()
    const form = page.getByRole("dialog", { name: "Match to an order" })
    await form.getByRole("radio", { name: /Just this amount is missing/ }).click()
    await form.getByText(/Medusa captures the payment/).waitFor()
    await form.getByRole("button", { name: "Match", exact: true }).click()
    await form.getByText("Please fill this in.").waitFor()
    await form.getByRole("textbox", { name: "Reason" }).fill("Lan called.")
    await expectAccessible(page)
    await form.getByRole("button", { name: "Match", exact: true }).click()
    await page.getByText(/^Matched to order #/).waitFor()
    await details.getByText("Lan called.").first().waitFor()
    await page.keyboard.press("Escape")
    await page.getByText("Nothing needs attention").waitFor()
    await eventually("the capture", async () => {
      const { data } = await store.api.get(`/admin/sepay/payments/orders/${orderId}`)
      return data.payments[0].is_captured
    })
  })

  itInAdmin("searches and filters, keeps both in the address, and exports what it shows", async ({ store, open }) => {
    const accountNumber = await findAccount(store)
    await transfer(store.emulator, { accountNumber, amountVnd: 77_000, content: "Thu nhập khác" })
    await transfer(store.emulator, { accountNumber, amountVnd: 88_000, content: '=HYPERLINK("http://evil.example")' })
    const page = await open("/sepay")
    await page.getByText("₫77,000").first().waitFor()
    await searchBox(page).fill("nhập khác")
    await eventually("the search", async () => (await rows(page).count()) === 1)
    expect(new URL(page.url()).searchParams.get("q")).toBe("nhập khác")
    await page.reload()
    await page.getByText("₫77,000").first().waitFor()
    expect(await searchBox(page).inputValue()).toBe("nhập khác")
    expect(await rows(page).count()).toBe(1)

    await searchBox(page).fill("nothing like it")
    await page.getByText("Nothing found").waitFor()
    await searchBox(page).fill("")
    await page.getByText("₫88,000").first().waitFor()

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export CSV" }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^sepay-transactions.*\.csv$/)
    const file = readFileSync(await download.path(), "utf8")
    expect(file.startsWith("\u{feff}id,")).toBe(true)
    expect(file).toContain("Thu nhập khác")
    expect(file).toContain("'=HYPERLINK")
  })

  itInAdmin("moves a transfer that was matched with the wrong order to another one, and takes that back, too", async ({ store, open }) => {
    const accountNumber = await findAccount(store)
    const [wrong, right] = [await placeOrder(store), await placeOrder(store)]
    await transfer(store.emulator, { accountNumber, amountVnd: wrong.amountVnd, content: "Chuyen khoan khong ro" })
    const { data } = await store.api.get("/admin/sepay/money/transactions?q=khong%20ro")
    const { id } = data.transactions[0]
    await store.api.post(`/admin/sepay/money/transactions/${id}/match`, { order_id: wrong.orderId, reason: "It is theirs." })
    const readPayment = async (orderId: string) => (await store.api.get(`/admin/sepay/payments/orders/${orderId}`)).data.payments[0]
    await eventually("the capture", async () => (await readPayment(wrong.orderId)).is_captured)
    const page = await open("/sepay")
    await rows(page).first().getByRole("button", { name: `Open the transaction of ${dong(wrong.amountVnd)}` }).click()
    const details = page.getByRole("dialog", { name: "Transaction" })
    await details.getByRole("button", { name: "Move to another order" }).click()
    const form = page.getByRole("dialog", { name: "Move to another order" })
    await form.getByRole("radio", { name: /Just this amount is missing/ }).click()
    await form.getByText(/is refunded in Medusa, and nothing is sent back/).waitFor()
    await form.getByRole("textbox", { name: "Reason" }).fill("It is Lan's.")
    await expectAccessible(page)
    await form.getByRole("button", { name: "Move to another order" }).click()
    await page.getByText(/^Moved to order #/).waitFor()
    await eventually("the capture", async () => (await readPayment(right.orderId)).is_captured)
    expect(await readPayment(wrong.orderId)).toMatchObject({ received_vnd: 0, to_return_vnd: 0, status: "refunded" })

    await details.getByRole("button", { name: "Take back" }).click()
    const undo = page.getByRole("dialog", { name: "Take the last decision back" })
    await undo.getByRole("textbox", { name: "Reason" }).fill("It is Mai's.")
    await expectAccessible(page)
    await undo.getByRole("button", { name: "Take back" }).click()
    await page.getByText("The decision is taken back").waitFor()
    await details.getByText("It is Mai's.").first().waitFor()
    expect(await readPayment(right.orderId)).toMatchObject({ received_vnd: 0, to_return_vnd: 0, status: "refunded" })
  })

  itInAdmin("keeps a list of what is to be returned until it is confirmed", async ({ store, open }) => {
    const { orderId, vaNumber, amountVnd, sessionId } = await placeOrder(store)
    await transfer(store.emulator, { vaNumber, amountVnd })
    await eventually("the capture", async () => {
      const { data } = await store.api.get(`/admin/sepay/payments/orders/${orderId}`)
      return data.payments[0].is_captured
    })
    expect((await store.shopper.payment(sessionId)).status).toBe("paid")
    const { data } = await store.api.get(`/admin/orders/${orderId}?fields=*payment_collections.payments`)
    await store.api.post(`/admin/payments/${data.order.payment_collections[0].payments[0].id}/refund`, { amount: 15_000 })
    const page = await open("/sepay")
    await page.getByRole("button", { name: /^Returns owed/ }).click()
    await page.getByText("₫15,000 owed in all").waitFor()
    await page.getByRole("button", { name: "Confirm the return of ₫15,000" }).click()
    const form = page.getByRole("dialog", { name: "Confirm the return" })
    await form.getByRole("textbox", { name: /Bank's reference/ }).fill("FT26085777")
    await form.getByRole("textbox", { name: "Reason" }).fill("By internet banking.")
    await expectAccessible(page)
    await form.getByRole("button", { name: "Confirm" }).click()
    await page.getByText("Nothing is owed back").waitFor()
  })

  itInAdmin("shows what SePay told and cannot be read until an admin has looked at it", async ({ store, open }) => {
    const accountNumber = await findAccount(store)
    const { transaction } = await store.emulator.transfer({ accountNumber, amountVnd: 1_000, webhook: { deliver: false } })
    store.emulator.answerAs(transaction.uuid, { amount_in: "15.37" })
    await store.api.post("/admin/sepay/reconciliation")
    await eventually("the row", async () => {
      const { data } = await store.api.get("/admin/sepay/reports/attention")
      return data.attention.unreadable_rows === 1
    })
    const page = await open("/sepay")
    await page.getByRole("button", { name: /^Cannot be read/ }).click()
    await page.getByText("amount_in: expected whole VND").waitFor()
    await page.getByText("As it came").click()
    await page.getByText('"15.37"').waitFor()
    await expectAccessible(page)
    await page.getByRole("button", { name: "Done" }).click()
    const form = page.getByRole("dialog", { name: "Looked at" })
    await form.getByRole("textbox", { name: "Reason" }).fill("The bank's interest.")
    await expectAccessible(page)
    await form.getByRole("button", { name: "Done" }).click()
    await page.getByText("Everything that SePay reported could be read").waitFor()
  })

  itInAdmin("compares the books when asked to", async ({ open }) => {
    const page = await open("/sepay")
    await page.getByRole("button", { name: /^Books disagree/ }).click()
    await page.getByText("The books agree").waitFor()
    await page.getByRole("button", { name: "Compare now" }).click()
    await page.getByText("Compared up to:").waitFor()
    await expectAccessible(page)
  })

  itInAdmin("records a transfer that SePay never reported, and asks when it may be a known one", async ({ store, open, expectProblems }) => {
    const accountNumber = await findAccount(store)
    const page = await open("/sepay")
    const recordTransfer = async (at: Date) => {
      await page.getByRole("button", { name: "Record a transfer" }).click()
      const form = page.getByRole("dialog", { name: "Record a transfer" })
      await form.getByRole("textbox", { name: "Amount" }).fill("123000")
      await form.getByRole("combobox", { name: "Account" }).click()
      await page.getByRole("option", { name: new RegExp(accountNumber) }).click()
      await form.getByLabel(/^When the bank says/).fill(inVietnam(at))
      await form.getByRole("textbox", { name: "Reason" }).fill("It is on the statement.")
      return form
    }
    await page.getByRole("button", { name: "Record a transfer" }).click()
    const empty = page.getByRole("dialog", { name: "Record a transfer" })
    await empty.getByRole("button", { name: "Record", exact: true }).click()
    await empty.getByText("Enter a day and a time that is not in the future.").waitFor()
    await empty.getByText("Choose the account").last().waitFor()
    await expectAccessible(page)
    await page.keyboard.press("Escape")

    const at = new Date(Date.now() - 600_000)
    const form = await recordTransfer(at)
    await form.getByRole("button", { name: "Record", exact: true }).click()
    await page.getByText("The transfer is recorded").first().waitFor()
    const details = page.getByRole("dialog", { name: "Transaction" })
    await details.getByText(/^Recorded by hand · /).waitFor()
    await details.getByText("Recorded by", { exact: true }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press("Escape")
    await rows(page).getByText(/^Recorded by hand · /).waitFor()

    expectProblems(/money\/transactions was answered 400/)
    const doubtful = await recordTransfer(new Date(at.getTime() - 3_600_000))
    await doubtful.getByRole("button", { name: "Record", exact: true }).click()
    await doubtful.getByText("It may be in the ledger already").waitFor()
    await doubtful.getByText(/₫123,000 · .* · Recorded by hand/).waitFor()
    await doubtful.getByRole("button", { name: "Record", exact: true }).click()
    await doubtful.getByText("Confirm that it is another transfer, or cancel.").waitFor()
    await expectAccessible(page)
    await doubtful.getByRole("checkbox", { name: /^It is another transfer/ }).click()
    await doubtful.getByRole("button", { name: "Record", exact: true }).click()
    await details.getByText(/^Recorded by hand · /).waitFor()
    await page.keyboard.press("Escape")
    await eventually("both", async () => (await rows(page).getByText("₫123,000").count()) === 2)
  })

  itInAdmin("imports a statement: chooses columns and rows, and sees what became of them", async ({ store, open }) => {
    const accountNumber = await findAccount(store)
    const { orderId } = await placeOrder(store)
    const { data: paid } = await store.api.get(`/admin/sepay/payments/orders/${orderId}`)
    const orderCode = paid.payments[0].va_orders[0].order_code
    const day = inVietnam(new Date()).slice(0, 10).split("-").reverse().join("/")
    const csv = [
      // Without names of the columns, and with a balance.
      `${day};FT1;321.000;1.000.000;Lan ck ${orderCode}`,
      `${day};;456.000;1.456.000;ck`,
      `${day};;456.000;1.912.000;ck`,
      `${day};FT4;1.234,50;1.913.000;le`,
      "Tổng cộng;;9.999.999;;",
    ].join("\r\n")
    const page = await open("/sepay")
    await page.getByRole("button", { name: "Import a statement" }).click()
    const modal = page.getByRole("dialog", { name: "Import a bank statement" })
    await modal.getByRole("combobox", { name: "Account" }).click()
    await page.getByRole("option", { name: new RegExp(accountNumber) }).click()
    await modal.getByLabel("Statement", { exact: true }).setInputFiles({ name: "sao-ke.csv", mimeType: "text/csv", buffer: Buffer.from(csv) })
    const choose = async (column: string, name: string) => {
      await modal.getByRole("combobox", { name: column }).click()
      await page.getByRole("option", { name, exact: true }).click()
    }
    await modal.getByText("Choose the columns of the amounts.").waitFor()
    await expectAccessible(page)
    await choose("Money in (credit)", "Column 3")
    await choose("Reference", "Column 2")
    await modal.getByRole("button", { name: "Possible duplicates (1)" }).waitFor()
    await modal.getByText(/^Names order #/).waitFor()
    await modal.getByText("“1.234,50” has a fraction of a đồng.").waitFor()
    await modal.getByText("The same as row 2").waitFor()
    await modal.getByRole("button", { name: "Import (2)" }).waitFor()
    await expectAccessible(page)
    await modal.getByRole("checkbox", { name: "Record row 3 as another transfer" }).click()
    const first = modal.getByRole("checkbox", { name: "Record row 1", exact: true })
    await first.click()
    await modal.getByRole("button", { name: "Import (2)" }).waitFor()
    await first.click()
    await modal.getByRole("button", { name: "Import (3)" }).click()
    await modal.getByText("Please fill this in.").waitFor()
    await modal.getByRole("textbox", { name: "Reason" }).fill("SePay was not available.")
    await modal.getByRole("button", { name: "Import (3)" }).click()
    await page.getByText("The statement is imported").first().waitFor()
    await modal.getByRole("status").getByText("Recorded", { exact: true }).waitFor()
    await expectAccessible(page)
    await modal.getByRole("button", { name: "Show imported transfers" }).click()
    await eventually("the list", async () => (await rows(page).count()) === 3)
    await rows(page).first().getByText(/^Bank statement · /).waitFor()
    expect(new URL(page.url()).searchParams.get("source")).toBe("statement")
  })

  for (const { language, theme } of LOOKS) {
    itInAdmin(`is accessible (${language}, ${theme})`, async ({ open }) => {
      const page = await open("/sepay", { language, theme })
      await rows(page).first().waitFor()
      await expectAccessible(page)
    })
  }
})
