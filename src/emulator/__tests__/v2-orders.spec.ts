import { randomUUID } from "node:crypto"
import { BANK_NAMES } from "../../sepay/banks"
import type { BankName } from "../../sepay/banks"
import type { BankAccountOptions } from "../index"
import {
  BANK_FIELDS,
  call,
  nextOrderCode,
  openOrder,
  orderState,
  start,
  stopEverythingAfterEach,
  v2Orders,
} from "./support"

stopEverythingAfterEach()

describe("v2: create order", () => {
  it.each(BANK_NAMES)("opens an order with its first VA on %s", async (bank) => {
    const emulator = await start()
    const orderCode = nextOrderCode()
    const { status, json } = await call(emulator, `POST ${v2Orders(bank)}`, {
      body: { amount: 500_000, order_code: orderCode, duration: 900, ...BANK_FIELDS[bank] },
    })
    expect(status).toBe(201)
    expect(json).toEqual({
      status: "success",
      message: "Order created successfully",
      data: {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        order_code: orderCode,
        va_number: expect.stringMatching(/^[A-Z0-9]{10,}$/),
        va_holder_name: "CONG TY DEMO",
        amount: 500_000,
        status: "Pending",
        bank_name: bank,
        account_holder_name: "CONG TY DEMO",
        account_number: expect.any(String),
        expired_at: expect.stringMatching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/),
        qr_code: null,
        qr_code_url: null,
      },
    })
  })

  it("takes urlencoded and multipart forms", async () => {
    const emulator = await start()
    const multipart = new FormData()
    multipart.set("amount", "1000")
    multipart.set("order_code", nextOrderCode())
    for (const body of [new URLSearchParams({ amount: "1000", order_code: nextOrderCode() }), multipart]) {
      const { status, json } = await call(emulator, `POST ${v2Orders("BIDV")}`, { body })
      expect(status).toBe(201)
      expect(json["data"]).toMatchObject({ amount: 1000 })
    }
  })

  it("adds the QR code when it is asked for", async () => {
    const emulator = await start()
    const { json } = await call(emulator, `POST ${v2Orders("BIDV")}`, {
      body: { amount: 1000, order_code: nextOrderCode(), with_qrcode: "1", qrcode_template: "qronly" },
    })
    const vaNumber = String(json["data"]?.["va_number"])
    expect(json["data"]).toMatchObject({
      qr_code: expect.stringMatching(/^data:image\/png;base64,/),
      qr_code_url: `https://qr.sepay.vn/img?acc=${vaNumber}&bank=BIDV&amount=1000&template=qronly`,
    })
  })

  it("makes an order code up when there is none", async () => {
    const emulator = await start()
    const { json } = await call(emulator, `POST ${v2Orders("BIDV")}`, { body: { amount: 1000 } })
    expect(json["data"]?.["order_code"]).toMatch(/^[A-Za-z0-9]{6,50}$/)
  })

  it("gives a VA 600 seconds by default and no limit for null", async () => {
    const emulator = await start()
    const limited = await openOrder(emulator, "BIDV")
    const unlimited = await openOrder(emulator, "BIDV", { duration: null })
    const [first, second] = emulator.snapshot().orders
    const createdAt = Date.parse(`${String(first?.createdAt).replace(" ", "T")}+07:00`)
    const expiredAt = Date.parse(`${String(first?.virtualAccounts[0]?.expiredAt).replace(" ", "T")}+07:00`)
    expect(Math.abs(expiredAt - createdAt - 600_000)).toBeLessThanOrEqual(1000)
    expect(second?.virtualAccounts[0]?.expiredAt).toBeNull()
    expect(limited.vaNumber).not.toBe(unlimited.vaNumber)
  })

  it("writes Vietnam time without a zone", async () => {
    const emulator = await start()
    await openOrder(emulator, "BIDV")
    const createdAt = Date.parse(`${String(emulator.snapshot().orders[0]?.createdAt).replace(" ", "T")}+07:00`)
    expect(Math.abs(Date.now() - createdAt)).toBeLessThan(5000)
  })

  it.each<[string, BankName, Record<string, unknown>]>([
    ["an amount of 0", "BIDV", { amount: 0 }],
    ["a fraction of a dong", "BIDV", { amount: 1000.5 }],
    ["13 digits", "BIDV", { amount: 1_000_000_000_000 }],
    ["an amount in words", "BIDV", { amount: "much" }],
    ["a code with a dash", "BIDV", { order_code: "ORDER-1" }],
    ["a code of 5 characters", "BIDV", { order_code: "ABCDE" }],
    ["a code of 51 characters", "Sacombank", { order_code: "A".repeat(51) }],
    ["a code of 16 characters on Vietcombank", "Vietcombank", { order_code: "A".repeat(16) }],
    ["more than a year", "BIDV", { duration: 31_536_001 }],
    ["no time at all", "BIDV", { duration: 0 }],
    ["with_qrcode as a boolean", "BIDV", { with_qrcode: true }],
    ["an unknown QR template", "BIDV", { qrcode_template: "print" }],
    ["no amount on Sacombank", "Sacombank", { amount: null }],
    ["no amount on Vietcombank", "Vietcombank", { amount: null }],
    ["no amount on VietinBank", "VietinBank", { amount: null }],
    ["no va_prefix on Sacombank", "Sacombank", { va_prefix: "" }],
    ["no tid on Vietcombank", "Vietcombank", { tid: "" }],
    ["a va_prefix on BIDV", "BIDV", { va_prefix: "SEP200001WEB" }],
    ["a tid on Sacombank", "Sacombank", { tid: "20933557" }],
    ["va_holder_name on Sacombank", "Sacombank", { va_holder_name: "TRAN THI B" }],
    ["va_holder_name in small letters", "BIDV", { va_holder_name: "Tran Thi B" }],
    ["va_holder_name of 71 characters", "BIDV", { va_holder_name: "A".repeat(71) }],
  ])("refuses %s with 422 validation_error", async (_what, bank, fields) => {
    const emulator = await start()
    const { status, json } = await call(emulator, `POST ${v2Orders(bank)}`, {
      body: { amount: 500_000, order_code: nextOrderCode(), ...BANK_FIELDS[bank], ...fields },
    })
    expect(status).toBe(422)
    expect(json).toEqual({ status: "error", error_code: "validation_error", message: expect.any(String) })
    expect(emulator.snapshot().orders).toHaveLength(0)
  })

  it.each<[string, string, Record<string, unknown>]>([
    ["the terminal's UUID", "invalid_tid_format", { tid: "33333333-aaaa-4aaa-8aaa-000000000001" }],
    ["an unknown terminal", "invalid_tid", { tid: "99999999" }],
  ])("refuses %s with 422 %s", async (_what, errorCode, fields) => {
    const emulator = await start()
    const { status, json } = await call(emulator, `POST ${v2Orders("Vietcombank")}`, {
      body: { amount: 500_000, order_code: nextOrderCode(), ...fields },
    })
    expect(status).toBe(422)
    expect(json["error_code"]).toBe(errorCode)
  })

  it.each<[string, BankAccountOptions, Record<string, unknown>]>([
    ["a BIDV account that is not enterprise", { bank: "BIDV", accountType: "personal" }, {}],
    ["a Vietcombank account of a person", { bank: "Vietcombank", accountType: "personal" }, {}],
    ["a VietinBank account of a household", { bank: "VietinBank", accountType: "household" }, {}],
    ["a Sacombank merchant that is not active", { bank: "Sacombank", isMerchantActive: false }, {}],
    ["an account that is not active", { bank: "BIDV", isActive: false }, {}],
    ["a va_prefix that is not active", { bank: "Sacombank" }, { va_prefix: "SEP200002OLD" }],
    ["a va_prefix that is unknown", { bank: "Sacombank" }, { va_prefix: "SEP999999WEB" }],
  ])("refuses %s with 400 and no code", async (_what, account, fields) => {
    const emulator = await start({ bankAccounts: [account] })
    const { status, json } = await call(emulator, `POST ${v2Orders(account.bank)}`, {
      body: { amount: 500_000, order_code: nextOrderCode(), ...BANK_FIELDS[account.bank], ...fields },
    })
    expect(status).toBe(400)
    expect(json).toEqual({ status: "error", message: expect.any(String) })
  })

  it("takes va_holder_name only where the feature is on", async () => {
    const on = await start()
    const off = await start({ bankAccounts: [{ bank: "BIDV", hasVaHolderNameFeature: false }] })
    const body = { amount: 1000, order_code: nextOrderCode(), va_holder_name: "TRAN THI B" }
    const taken = await call(on, `POST ${v2Orders("BIDV")}`, { body })
    expect(taken.json["data"]?.["va_holder_name"]).toBe("TRAN THI B")
    expect((await call(off, `POST ${v2Orders("BIDV")}`, { body })).status).toBe(422)
  })

  it("refuses a code that was used on any account with 409 duplicate, also after a cancel", async () => {
    const emulator = await start()
    const order = await openOrder(emulator, "BIDV")
    await call(emulator, `DELETE ${order.path}`)
    const { status, json } = await call(emulator, `POST ${v2Orders("VietinBank")}`, {
      body: { amount: 1000, order_code: order.orderCode },
    })
    expect(status).toBe(409)
    expect(json).toEqual({ status: "error", error_code: "duplicate", message: expect.any(String) })
  })

  it("begins Sacombank's VA numbers with the prefix", async () => {
    const emulator = await start()
    expect((await openOrder(emulator, "Sacombank")).vaNumber).toMatch(/^SEP200001WEB\d{7}$/)
  })

  it.each([
    ["unreadable JSON", "{", 400],
    ["a JSON list", "[]", 400],
    ["too much", `{"order_code":"${"A".repeat(200_000)}"}`, 413],
  ])("refuses %s", async (_what, body, expected) => {
    const emulator = await start()
    const response = await fetch(`${emulator.url}${v2Orders("BIDV")}`, {
      method: "POST",
      headers: { authorization: `Bearer ${emulator.apiToken}`, "content-type": "application/json" },
      body,
    })
    expect(response.status).toBe(expected)
  })
})

describe("v2: authentication and unknown things", () => {
  it.each([
    ["no token", null],
    ["a wrong token", "wrong"],
  ])("refuses %s with 401 unauthorized", async (_what, token) => {
    const emulator = await start()
    const { status, json } = await call(emulator, "GET /v2/bank-accounts", { token })
    expect(status).toBe(401)
    expect(json).toEqual({ status: "error", error_code: "unauthorized", message: expect.any(String) })
  })

  it.each([
    ["an unknown account", `/v2/bank-accounts/${randomUUID()}/orders`],
    ["an account by its v1 id", "/v2/bank-accounts/101"],
    ["an unknown order", `${v2Orders("BIDV")}/${randomUUID()}`],
    ["an unknown transaction", `/v2/transactions/${randomUUID()}`],
    ["an unknown endpoint", "/v2/nothing"],
    ["a path that is not percent-encoded", "/v2/bank-accounts/%E0%A4%A"],
  ])("answers 404 without a code to %s", async (_what, path) => {
    const emulator = await start()
    const { status, json } = await call(emulator, `GET ${path}`)
    expect(status).toBe(404)
    expect(json).toEqual({ status: "error", message: expect.any(String) })
  })

  it("does not find an order under another account", async () => {
    const emulator = await start()
    const order = await openOrder(emulator, "BIDV")
    expect((await call(emulator, `GET ${v2Orders("VietinBank")}/${order.id}`)).status).toBe(404)
  })
})

describe("v2: get and list orders", () => {
  it("tells an order with its VAs under `va`", async () => {
    const emulator = await start()
    const order = await openOrder(emulator, "BIDV", { duration: null })
    const { status, json } = await call(emulator, `GET ${order.path}`)
    expect(status).toBe(200)
    expect(json["data"]).toEqual({
      id: order.id,
      order_code: order.orderCode,
      amount: 500_000,
      paid_amount: 0,
      status: "Pending",
      bank_name: "BIDV",
      account_number: "8886158061",
      account_holder_name: "CONG TY DEMO",
      created_at: expect.any(String),
      updated_at: expect.any(String),
      va: [
        {
          va_number: order.vaNumber,
          va_holder_name: "CONG TY DEMO",
          amount: 500_000,
          paid_at: null,
          status: "Unpaid",
          expired_at: null,
        },
      ],
    })
  })

  it("lists an account's orders in pages, newest first", async () => {
    const emulator = await start()
    const first = await openOrder(emulator, "BIDV")
    const second = await openOrder(emulator, "BIDV")
    const third = await openOrder(emulator, "BIDV")
    await openOrder(emulator, "VietinBank")
    const page1 = await call(emulator, `GET ${v2Orders("BIDV")}?per_page=2`)
    const page2 = await call(emulator, `GET ${v2Orders("BIDV")}?per_page=2&page=2`)
    expect(idsOf(page1.json["data"])).toEqual([third.id, second.id])
    expect(idsOf(page2.json["data"])).toEqual([first.id])
    expect(page1.json["meta"]).toEqual({
      pagination: { total: 3, per_page: 2, current_page: 1, last_page: 2, has_more: true },
    })
    expect(page2.json["meta"]?.["pagination"]).toMatchObject({ current_page: 2, has_more: false })
    expect(page1.json["data"]?.[0]).not.toHaveProperty("va")
  })

  it("sorts by creation and by amount", async () => {
    const emulator = await start()
    const small = await openOrder(emulator, "BIDV", { amount: 1 })
    const large = await openOrder(emulator, "BIDV", { amount: 3 })
    const middle = await openOrder(emulator, "BIDV", { amount: 2 })
    const list = async (query: string) => idsOf((await call(emulator, `GET ${v2Orders("BIDV")}?${query}`)).json["data"])
    expect(await list("created_at_sort=asc")).toEqual([small.id, large.id, middle.id])
    expect(await list("created_at_sort=desc")).toEqual([middle.id, large.id, small.id])
    expect(await list("amount_sort=asc")).toEqual([small.id, middle.id, large.id])
    expect(await list("amount_sort=desc")).toEqual([large.id, middle.id, small.id])
  })

  it("has no filter by code or status", async () => {
    const emulator = await start()
    const order = await openOrder(emulator, "BIDV")
    const { json } = await call(emulator, `GET ${v2Orders("BIDV")}?order_code=NOTHING&status=Paid`)
    expect(idsOf(json["data"])).toEqual([order.id])
  })

  it.each(["per_page=101", "per_page=0", "page=0", "created_at_sort=up"])("refuses ?%s", async (query) => {
    const emulator = await start()
    expect((await call(emulator, `GET ${v2Orders("BIDV")}?${query}`)).status).toBe(422)
  })
})

describe("v2: add VA", () => {
  it.each<[BankName, number | null]>([
    ["Sacombank", 500_000],
    ["Vietcombank", 500_000],
    ["BIDV", null],
    ["VietinBank", null],
  ])("gives a VA without an amount on %s the amount %p", async (bank, amount) => {
    const emulator = await start()
    const order = await openOrder(emulator, bank)
    const { status, json } = await call(emulator, `POST ${order.path}/va`, { body: {} })
    expect(status).toBe(201)
    expect(json["data"]).toEqual({
      va_number: expect.any(String),
      va_holder_name: "CONG TY DEMO",
      amount,
      status: "Unpaid",
      expired_at: expect.any(String),
    })
    expect((await orderState(emulator, order)).vas).toEqual(["Unpaid", "Unpaid"])
  })

  it("keeps Sacombank's prefix", async () => {
    const emulator = await start()
    const order = await openOrder(emulator, "Sacombank")
    const { json } = await call(emulator, `POST ${order.path}/va`, { body: {} })
    expect(json["data"]?.["va_number"]).toMatch(/^SEP200001WEB/)
  })

  it("refuses more than the order's amount", async () => {
    const emulator = await start()
    const order = await openOrder(emulator, "BIDV")
    const { status, json } = await call(emulator, `POST ${order.path}/va`, { body: { amount: 500_001 } })
    expect([status, json["error_code"]]).toEqual([422, "validation_error"])
  })

  it.each<[string, BankName, number, number]>([
    ["a paid order", "BIDV", 500_000, 422],
    ["a partially paid order of BIDV", "BIDV", 1000, 201],
    ["a partially paid order of VietinBank", "VietinBank", 1000, 422],
  ])("to %s answers", async (_what, bank, amountVnd, expected) => {
    const emulator = await start()
    const order = await openOrder(emulator, bank)
    await emulator.transfer({ vaNumber: order.vaNumber, amountVnd })
    const { status, json } = await call(emulator, `POST ${order.path}/va`, { body: {} })
    expect(status).toBe(expected)
    expect(json["error_code"]).toBe(expected === 422 ? "invalid_state" : undefined)
  })
})

describe("v2: cancel", () => {
  it("cancels a pending order and its unpaid VAs with an empty 204", async () => {
    const emulator = await start()
    const order = await openOrder(emulator, "BIDV")
    const { status, text } = await call(emulator, `DELETE ${order.path}`)
    expect([status, text]).toEqual([204, ""])
    expect(await orderState(emulator, order)).toEqual({ status: "Cancelled", paid: 0, vas: ["Cancelled"] })
  })

  it("cancels one VA and leaves the order", async () => {
    const emulator = await start()
    const order = await openOrder(emulator, "BIDV")
    const { status, text } = await call(emulator, `DELETE ${order.path}/va/${order.vaNumber}`)
    expect([status, text]).toEqual([204, ""])
    expect(await orderState(emulator, order)).toEqual({ status: "Pending", paid: 0, vas: ["Cancelled"] })
  })

  it.each<[string, number | null]>([
    ["a cancelled order", null],
    ["a paid order", 500_000],
    ["a partially paid order", 1000],
  ])("refuses to cancel %s with 422 invalid_state", async (_what, amountVnd) => {
    const emulator = await start()
    const order = await openOrder(emulator, "BIDV")
    await (amountVnd === null
      ? call(emulator, `DELETE ${order.path}`)
      : emulator.transfer({ vaNumber: order.vaNumber, amountVnd }))
    const { status, json } = await call(emulator, `DELETE ${order.path}`)
    expect([status, json["error_code"]]).toEqual([422, "invalid_state"])
  })

  it("refuses to cancel a VA that is not unpaid", async () => {
    const emulator = await start()
    const order = await openOrder(emulator, "BIDV")
    await emulator.transfer({ vaNumber: order.vaNumber, amountVnd: 500_000 })
    const { status, json } = await call(emulator, `DELETE ${order.path}/va/${order.vaNumber}`)
    expect([status, json["error_code"]]).toEqual([422, "invalid_state"])
  })

  it("answers 404 for an unknown VA", async () => {
    const emulator = await start()
    const order = await openOrder(emulator, "BIDV")
    expect((await call(emulator, `DELETE ${order.path}/va/NOTHING`)).status).toBe(404)
  })
})

function idsOf(data: unknown): string[] {
  return (data as { id: string }[]).map(({ id }) => id)
}
