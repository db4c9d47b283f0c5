import { DEFAULT_BANK_ACCOUNTS } from "../index"
import type { Emulator, EmulatorOptions } from "../index"
import { call, nextOrderCode, openOrder, start, stopEverythingAfterEach, V1_ORDERS } from "./support"
import type { Call } from "./support"

stopEverythingAfterEach()

/** Opens an order of 500,000 VND through v1. */
async function create(emulator: Emulator, fields: Record<string, unknown> = {}) {
  const body = { amount: 500_000, order_code: nextOrderCode(), duration: null, ...fields }
  const answer = await call(emulator, `POST ${V1_ORDERS}`, { body })
  const data = answer.json["data"]
  return { ...answer, path: `${V1_ORDERS}/${String(data?.["order_id"])}`, vaNumber: String(data?.["va_number"]) }
}

describe("v1: orders", () => {
  it("creates an order and calls its id order_id", async () => {
    const emulator = await start()
    const { status, json } = await create(emulator, { order_code: "DH0000001", va_holder_name: "TRAN THI B" })
    expect(status).toBe(200)
    expect(json).toEqual({
      status: "success",
      message: expect.any(String),
      data: {
        order_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        order_code: "DH0000001",
        va_number: expect.stringMatching(/^963NQDORD/),
        va_holder_name: "TRAN THI B",
        amount: 500_000,
        status: "Pending",
        bank_name: "BIDV",
        account_holder_name: "CONG TY DEMO",
        account_number: "8886158061",
        expired_at: null,
        qr_code: null,
        qr_code_url: null,
      },
    })
  })

  it("takes with_qrcode as a boolean only", async () => {
    const emulator = await start()
    const taken = await create(emulator, { with_qrcode: true })
    expect(taken.json["data"]?.["qr_code_url"]).toContain("https://qr.sepay.vn/img?acc=963NQDORD")
    const refused = await create(emulator, { with_qrcode: "1" })
    expect(refused.json).toMatchObject({ status: 422, error: "validation_error" })
  })

  it("tells an order with its VAs and lists orders under data.orders", async () => {
    const emulator = await start()
    const { path, vaNumber } = await create(emulator)
    const one = await call(emulator, `GET ${path}`)
    expect(one.json["data"]).toMatchObject({ id: expect.any(String), status: "Pending", va: [{ va_number: vaNumber }] })
    const list = await call(emulator, `GET ${V1_ORDERS}`)
    expect(list.json["data"]?.["orders"]).toEqual([expect.objectContaining({ amount: 500_000, paid_amount: 0 })])
  })

  it("sees the orders of v2, as v2 sees its own", async () => {
    const emulator = await start()
    const order = await openOrder(emulator, "BIDV")
    const { json } = await call(emulator, `GET ${V1_ORDERS}/${order.id}`)
    expect(json["data"]?.["order_code"]).toBe(order.orderCode)
  })

  it.each(["va", "vas"])("adds a VA at /%s", async (word) => {
    const emulator = await start()
    const { path } = await create(emulator)
    const { status, json } = await call(emulator, `POST ${path}/${word}`, { body: { amount: 1000, duration: 60 } })
    expect(status).toBe(200)
    expect(json["data"]).toMatchObject({ amount: 1000, status: "Unpaid" })
  })

  it("cancels a VA and an order", async () => {
    const emulator = await start()
    const { path, vaNumber } = await create(emulator)
    expect((await call(emulator, `DELETE ${path}/va/${vaNumber}`)).json["status"]).toBe("success")
    expect((await call(emulator, `DELETE ${path}`)).json["status"]).toBe("success")
    const { json } = await call(emulator, `GET ${path}`)
    expect(json["data"]).toMatchObject({ status: "Cancelled", va: [{ status: "Cancelled" }] })
  })

  it.each([
    ["another bank's account", `/userapi/bidv/${DEFAULT_BANK_ACCOUNTS.VietinBank.v1Id}/orders`],
    ["an account by its UUID", `/userapi/bidv/${DEFAULT_BANK_ACCOUNTS.BIDV.id}/orders`],
    ["an unknown order", `${V1_ORDERS}/nothing`],
    ["an unknown transaction", "/userapi/transactions/details/1"],
    ["an unknown bank account", "/userapi/bankaccounts/details/1"],
  ])("answers 404 to %s", async (_what, path) => {
    const emulator = await start()
    const { status, json } = await call(emulator, `GET ${path}`)
    expect(status).toBe(404)
    expect(json).toEqual({ status: 404, error: "404", messages: { error: expect.any(String) } })
  })
})

describe("v1: errors", () => {
  const duplicate = { status: 409, error: "duplicate", messages: { error: expect.any(String) } }

  it.each<[EmulatorOptions["v1ErrorStyle"], number, unknown]>([
    [undefined, 200, duplicate],
    ["statusNumber", 200, duplicate],
    ["statusError", 200, { status: "error", error: "duplicate", message: expect.any(String) }],
    ["httpStatus", 409, duplicate],
  ])("answers a business error in the style %s with HTTP %d", async (v1ErrorStyle, status, body) => {
    const emulator = await start({ v1ErrorStyle })
    await create(emulator, { order_code: "DH0000001" })
    const answer = await create(emulator, { order_code: "DH0000001" })
    expect(answer.status).toBe(status)
    expect(answer.json).toEqual(body)
  })

  it.each<[string, Record<string, unknown>, number, string]>([
    ["an invalid request", { amount: -1 }, 422, "validation_error"],
    ["a code of 5 characters", { order_code: "ABCDE" }, 422, "validation_error"],
  ])("hides %s behind HTTP 200", async (_what, fields, status, error) => {
    const emulator = await start()
    const answer = await create(emulator, fields)
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({ status, error })
  })

  it("refuses an account that is not enterprise", async () => {
    const emulator = await start({ bankAccounts: [{ bank: "BIDV", accountType: "personal" }] })
    expect((await create(emulator)).json).toMatchObject({ status: 400, error: "400" })
  })

  it("refuses to cancel a paid order", async () => {
    const emulator = await start()
    const { path, vaNumber } = await create(emulator)
    await emulator.transfer({ vaNumber, amountVnd: 500_000 })
    expect((await call(emulator, `DELETE ${path}`)).json).toMatchObject({ status: 422, error: "invalid_state" })
  })

  it.each<Call>([{ token: "wrong" }, { token: null }])("answers 200 with nothing in it to %p", async (options) => {
    const emulator = await start()
    const { status, text } = await call(emulator, "GET /userapi/transactions/list", options)
    expect([status, text]).toEqual([200, ""])
  })

  it("answers the documented 401 when asked to", async () => {
    const emulator = await start({ v1ErrorStyle: "httpStatus" })
    expect((await call(emulator, `GET ${V1_ORDERS}`, { token: "wrong" })).status).toBe(401)
  })
})

describe("v1: bank accounts", () => {
  it("lists them with numbers as text", async () => {
    const emulator = await start()
    await emulator.transfer({ accountNumber: "102871015203", amountVnd: 2_525_493 })
    const { json } = await call(emulator, "GET /userapi/bankaccounts/list?short_name=VietinBank")
    expect(json).toEqual({
      status: 200,
      error: null,
      messages: { success: true },
      bankaccounts: [
        {
          id: "104",
          account_holder_name: "CONG TY DEMO",
          account_number: "102871015203",
          accumulated: "2525493.00",
          last_transaction: expect.any(String),
          label: "VietinBank demo",
          active: "1",
          created_at: "2026-01-02 08:00:00",
          bank_short_name: "VietinBank",
          bank_full_name: expect.any(String),
          bank_bin: "970415",
          bank_code: "ICB",
        },
      ],
    })
  })

  it.each([
    ["since_id=103", ["103", "104"]],
    ["limit=1", ["101"]],
    ["accumulated_min=1", ["104"]],
    ["accumulated_max=0&limit=2", ["101", "102"]],
    ["last_transaction_date_min=2026-01-01", ["104"]],
    ["last_transaction_date_max=2026-01-01", []],
  ])("filters with ?%s", async (query, ids) => {
    const emulator = await start()
    await emulator.transfer({ accountNumber: "102871015203", amountVnd: 1000 })
    const { json } = await call(emulator, `GET /userapi/bankaccounts/list?${query}`)
    expect((json["bankaccounts"] as unknown as { id: string }[]).map(({ id }) => id)).toEqual(ids)
  })

  it("tells one and counts all", async () => {
    const emulator = await start()
    const one = await call(emulator, "GET /userapi/bankaccounts/details/101")
    expect(one.json["bankaccount"]).toMatchObject({ id: "101", bank_code: "BIDV" })
    const count = await call(emulator, "GET /userapi/bankaccounts/count")
    expect(count.json).toMatchObject({ status: 200, count_bankaccounts: 4 })
  })
})

describe("v1: transactions", () => {
  async function startWithTransactions() {
    const emulator = await start({ firstTransactionId: 49_682 })
    const { vaNumber } = await create(emulator, { order_code: "DH0000001" })
    await emulator.transfer({ vaNumber, amountVnd: 500_000, referenceNumber: "REF1" })
    await emulator.transfer({ accountNumber: "8886158061", direction: "out", amountVnd: 200_000 })
    await emulator.transfer({ accountNumber: "102871015203", amountVnd: 7000 })
    return { emulator, vaNumber }
  }

  it("tells a transaction under the webhook's id, with amounts as text", async () => {
    const { emulator, vaNumber } = await startWithTransactions()
    const { json } = await call(emulator, "GET /userapi/transactions/details/49682")
    expect(json).toEqual({
      status: 200,
      error: null,
      messages: { success: true },
      transaction: {
        id: "49682",
        bank_brand_name: "BIDV",
        account_number: "8886158061",
        transaction_date: expect.stringMatching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/),
        amount_out: "0.00",
        amount_in: "500000.00",
        accumulated: "500000.00",
        transaction_content: "DH0000001",
        reference_number: "REF1",
        code: "DH0000001",
        sub_account: vaNumber,
        bank_account_id: "101",
      },
    })
  })

  it.each([
    ["", ["49684", "49683", "49682"]],
    ["since_id=49683", ["49684", "49683"]],
    ["limit=1", ["49684"]],
    ["account_number=8886158061", ["49683", "49682"]],
    ["reference_number=REF1", ["49682"]],
    ["amount_in=7000", ["49684"]],
    ["amount_out=200000", ["49683"]],
    ["transaction_date_min=2099-01-01", []],
    ["transaction_date_max=2026-01-01%2000:00:00", []],
  ])("lists and counts with ?%s", async (query, ids) => {
    const { emulator } = await startWithTransactions()
    const { json } = await call(emulator, `GET /userapi/transactions/list?${query}`)
    expect((json["transactions"] as unknown as { id: string }[]).map(({ id }) => id)).toEqual(ids)
    if (!query.startsWith("limit")) {
      const count = await call(emulator, `GET /userapi/transactions/count?${query}`)
      expect(count.json["count_transactions"]).toBe(ids.length)
    }
  })
})
