import type { AdminSepayStatementPreviewResponse } from "../../../src/api/admin/sepay/money/transactions/types"
import { AdminClient } from "../../support/admin-client"
import { expectCapturedOnce } from "../../support/orders"
import { describeRunningStore } from "../../support/running-store"
import { eventually, expectOk } from "../../support/shopper"

/** Transfers that SePay has not reported: recorded by hand and imported from a bank's statement, until the order is captured. */

const ACCOUNT = "8886158061"
const IMPORT = "sepay/money/transactions/import"
const REASON = "SePay was not available this morning."
const HEAD = "NGÂN HÀNG BIDV\nNgày giao dịch,Số tham chiếu,Ghi nợ,Ghi có,Nội dung\n"

/** Today, as the bank writes it. */
function today(): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date())
}

function inBase64(csv: string): string {
  return Buffer.from(`\u{feff}${csv}`, "utf16le").toString("base64")
}

describeRunningStore((store) => {
  let admin: AdminClient

  beforeEach(async () => {
    admin = await AdminClient.signIn(store().api, store().container)
  })

  async function placeOrder() {
    const { shopper, bagVariantId } = store()
    const { orderId, sessionId } = await shopper.placeOrder(bagVariantId)
    const { amount_vnd: amountVnd } = await shopper.payment(sessionId)
    const { display_id: displayId } = expectOk(await admin.get(`orders/${orderId}?fields=display_id`)).order
    const orderCode = await eventually("the VA order", async () => (await store().sepay.listSepayVaOrders({}))[0]?.order_code)
    return { orderId, sessionId, amountVnd, displayId, orderCode }
  }

  async function match(transactionId: string, orderId: string): Promise<void> {
    expectOk(await admin.post(`sepay/money/transactions/${transactionId}/match`, { order_id: orderId, reason: REASON }))
  }

  it("a transfer recorded by hand pays the order that it is matched with", async () => {
    const { orderId, amountVnd, sessionId } = await placeOrder()
    const body = { amount_vnd: amountVnd, account_number: "8886 158 061", transacted_at: new Date().toISOString(), reason: REASON }
    const { outcome, transaction } = expectOk(await admin.post("sepay/money/transactions", { ...body, content: "tien hang" }))
    expect({ outcome, ...transaction }).toMatchObject({
      outcome: "recorded",
      source: "manual",
      is_day_only: false,
      account_number: ACCOUNT,
      entered_by: expect.stringContaining("user_"),
      entered_by_name: expect.any(String),
      needs_attention: true,
    })
    expect((await store().shopper.payment(sessionId)).status).toBe("waiting")
    const again = expectOk(await admin.post("sepay/money/transactions", body))
    expect({ outcome: again.outcome, id: again.transaction.id }).toEqual({ outcome: "known", id: transaction.id })
    const hourBefore = { ...body, transacted_at: new Date(Date.now() - 3_600_000).toISOString() }
    const doubtful = await admin.post("sepay/money/transactions", hourBefore)
    expect({ status: doubtful.status, message: doubtful.data.message }).toEqual({
      status: 400,
      message: expect.stringContaining(transaction.id),
    })
    await match(transaction.id, orderId)
    await expectCapturedOnce(store().container, orderId)
  })

  it("a row of a statement pays the order that it is matched with, which is suggested", async () => {
    const { orderId, amountVnd, displayId, orderCode, sessionId } = await placeOrder()
    const csv =
      `${HEAD}${today()},FT1,,"${amountVnd.toLocaleString("en-US")}.00",Lan ck ${orderCode.toLowerCase()}\n` +
      `${today()},FT2,"11,000",,Phi SMS\n${today()},FT3,,"5,5",x\n,,"11,000","9,000",Tổng cộng\n`
    const file = { csv_base64: inBase64(csv), account_number: ACCOUNT }
    const preview: AdminSepayStatementPreviewResponse = expectOk(await admin.post(`${IMPORT}/preview`, file))
    expect(preview).toMatchObject({
      delimiter: ",",
      header: { line: 2, names: ["Ngày giao dịch", "Số tham chiếu", "Ghi nợ", "Ghi có", "Nội dung"] },
      columns: { date: 0, reference: 1, debit: 2, credit: 3, content: 4, amount: null, time: null },
      missing: [],
      rows: [
        { line: 1, state: "skipped", why: "above_table" },
        {
          line: 3,
          state: "new",
          entry: { direction: "in", amount_vnd: amountVnd, is_day_only: true, reference_number: "FT1" },
          suggested_order: { id: orderId, display_id: displayId },
        },
        { line: 4, state: "new", entry: { direction: "out", amount_vnd: 11_000 }, suggested_order: null },
        { line: 5, state: "unreadable", why: "amount_has_fraction", value: "5,5" },
        { line: 6, state: "skipped", why: "total" },
      ],
    })
    expect(await store().sepay.listSepayTransactions({})).toEqual([])

    const body = { ...file, columns: preview.columns, choices: [{ line: 4, choice: "skip" }], reason: REASON }
    const imported = expectOk(await admin.post(IMPORT, body))
    expect(imported).toMatchObject({
      import_id: expect.any(String),
      counts: { recorded: 1, known: 0, undecided: 0, left_out: 1, failed: 0 },
      rows: [{ line: 3, outcome: "recorded" }, { line: 4, outcome: "left_out" }],
    })
    expect((await store().shopper.payment(sessionId)).status).toBe("waiting")
    expect(expectOk(await admin.post(IMPORT, body)).counts).toMatchObject({ recorded: 0, known: 1 })

    const { transactions } = expectOk(await admin.get("sepay/money/transactions?source=statement"))
    expect(transactions).toMatchObject([{ source: "statement", is_day_only: true, orders: [{ id: orderId }], entered_by_name: expect.any(String) }])
    const { candidates } = expectOk(await admin.get(`sepay/money/transactions/${transactions[0].id}/candidates`))
    expect(candidates).toMatchObject([{ order: { id: orderId }, why: "same_payment" }])
    const exported = (await admin.get("sepay/money/transactions/export?source=statement")).data
    expect(exported).toMatch(/,entered_by,is_day_only,.*,statement,[^,]+,true,/s)
    await match(transactions[0].id, orderId)
    await expectCapturedOnce(store().container, orderId)
    expect(expectOk(await admin.post(IMPORT, body)).counts).toMatchObject({ recorded: 0, known: 1 })
  })

  it("a statement of 2 MB is read, and a larger one is refused with a sentence", async () => {
    const row = `${today()},FT1,,"1,000",${"x".repeat(900)}\n`
    const rows = Math.floor((2 * 1024 * 1024 - HEAD.length * 2) / row.length)
    const preview = async (csv: string) =>
      admin.post(`${IMPORT}/preview`, { csv_base64: Buffer.from(csv).toString("base64"), account_number: ACCOUNT })
    expect(expectOk(await preview(HEAD + row.repeat(rows))).rows).toHaveLength(rows + 1)
    const { status, data } = await preview(HEAD + row.repeat(rows + 10))
    expect({ status, message: data.message }).toEqual({ status: 400, message: expect.stringContaining("2 MB") })
    expect((await preview(HEAD + row.repeat(rows * 3))).status).toBe(413)
  })

  const CSV = `${HEAD}27/11/2026,FT1,,1000,x`
  const COLUMNS = { date: 0, credit: 3 }
  it.each([
    ["csv_base64", "/preview", { account_number: ACCOUNT }],
    ["csv_base64", "/preview", { account_number: ACCOUNT, csv: CSV, csv_base64: inBase64(CSV) }],
    ["csv_base64", "/preview", { account_number: ACCOUNT, csv_base64: "no base64!" }],
    ["csv", "/preview", { account_number: ACCOUNT, csv: " " }],
    ["account_number", "/preview", { csv: CSV }],
    ["columns.content", "/preview", { account_number: ACCOUNT, csv: CSV, columns: { ...COLUMNS, content: 5 } }],
    ["columns", "", { account_number: ACCOUNT, csv: CSV, reason: REASON }],
    ["columns", "", { account_number: ACCOUNT, csv: CSV, columns: {}, reason: REASON }],
    ["choices", "", { account_number: ACCOUNT, csv: CSV, columns: COLUMNS, choices: [{ line: 1, choice: "record" }], reason: REASON }],
    ["reason", "", { account_number: ACCOUNT, csv: CSV, columns: COLUMNS, reason: " " }],
  ])("a wrong %s is refused with a sentence, and nothing is recorded (%s %j)", async (field, path, body) => {
    const { status, data } = await admin.post(`${IMPORT}${path}`, body)
    expect({ status, message: data.message }).toEqual({ status: 400, message: expect.stringContaining(field) })
    expect(await store().sepay.listSepayTransactions({})).toEqual([])
  })
})
