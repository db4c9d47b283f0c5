import { DEFAULT_BANK_ACCOUNTS } from "../index"
import { call, openOrder, start, stopEverythingAfterEach } from "./support"

stopEverythingAfterEach()

describe("v2: bank accounts", () => {
  it("lists them with a page", async () => {
    const emulator = await start()
    await emulator.transfer({ accountNumber: "8886158061", amountVnd: 1000 })
    const { status, json } = await call(emulator, "GET /v2/bank-accounts?per_page=1")
    expect(status).toBe(200)
    expect(json["data"]).toEqual([
      {
        id: DEFAULT_BANK_ACCOUNTS.BIDV.id,
        account_holder_name: "CONG TY DEMO",
        account_number: "8886158061",
        accumulated: 1000,
        last_transaction: expect.any(String),
        label: "BIDV demo",
        account_type: "enterprise",
        active: 1,
        created_at: "2026-01-02 08:00:00",
        bank_short_name: "BIDV",
        bank_full_name: expect.any(String),
        bank_bin: "970418",
        bank_code: "BIDV",
      },
    ])
    expect(json["meta"]?.["pagination"]).toEqual({
      total: 4,
      per_page: 1,
      current_page: 1,
      last_page: 4,
      has_more: true,
    })
  })

  it("finds them by text and activity, and one by its id", async () => {
    const emulator = await start({ bankAccounts: [{ bank: "BIDV" }, { bank: "VietinBank", isActive: false }] })
    const numbers = async (query: string) => {
      const { json } = await call(emulator, `GET /v2/bank-accounts?${query}`)
      return (json["data"] as unknown as { bank_short_name: string }[]).map(({ bank_short_name: name }) => name)
    }
    expect(await numbers("q=vietin")).toEqual(["VietinBank"])
    expect(await numbers("active=1")).toEqual(["BIDV"])
    const one = await call(emulator, `GET /v2/bank-accounts/${DEFAULT_BANK_ACCOUNTS.VietinBank.id}`)
    expect(one.json["data"]).toMatchObject({ active: 0, bank_code: "ICB" })
  })

  it("lists Sacombank's prefixes", async () => {
    const emulator = await start()
    const { json } = await call(emulator, `GET /v2/bank-accounts/${DEFAULT_BANK_ACCOUNTS.Sacombank.id}/prefixes`)
    expect(json["data"]).toEqual([
      {
        va_prefix: "SEP200001WEB",
        store_id: "200001",
        store_name: "Web store",
        status: "active",
        created_at: expect.any(String),
      },
      expect.objectContaining({ va_prefix: "SEP200002OLD", status: "inactive" }),
    ])
    expect(json["meta"]?.["pagination"]).toMatchObject({ total: 2 })
  })

  it("lists Vietcombank's terminals, searches and pages them", async () => {
    const emulator = await start()
    const path = `/v2/bank-accounts/${DEFAULT_BANK_ACCOUNTS.Vietcombank.id}/terminals`
    const all = await call(emulator, `GET ${path}?per_page=1`)
    expect(all.json["data"]).toEqual([
      { xid: expect.any(String), tid: "20933557", name: "Web store", created_at: expect.any(String) },
    ])
    expect(all.json["meta"]?.["pagination"]).toMatchObject({ total: 2, has_more: true })
    const counter = await call(emulator, `GET ${path}?q=counter`)
    expect(counter.json["data"]).toEqual([expect.objectContaining({ tid: "20933558" })])
  })

  it.each([
    [DEFAULT_BANK_ACCOUNTS.BIDV.id, "prefixes"],
    [DEFAULT_BANK_ACCOUNTS.Vietcombank.id, "prefixes"],
    [DEFAULT_BANK_ACCOUNTS.Sacombank.id, "terminals"],
    [DEFAULT_BANK_ACCOUNTS.VietinBank.id, "terminals"],
  ])("answers 422 unsupported_bank to %s/%s", async (id, list) => {
    const emulator = await start()
    const { status, json } = await call(emulator, `GET /v2/bank-accounts/${id}/${list}`)
    expect([status, json["error_code"]]).toEqual([422, "unsupported_bank"])
  })
})

describe("v2: transactions", () => {
  async function startWithTransactions() {
    const emulator = await start()
    const order = await openOrder(emulator, "BIDV")
    const paid = await emulator.transfer({ vaNumber: order.vaNumber, amountVnd: 500_000, referenceNumber: "REF1" })
    const rent = await emulator.transfer({
      accountNumber: "8886158061",
      direction: "out",
      amountVnd: 200_000,
      content: "Tien thue nha",
    })
    emulator.advanceTime(86_400)
    const other = await emulator.transfer({ accountNumber: "102871015203", amountVnd: 7000 })
    const list = async (query: string) => {
      const { json } = await call(emulator, `GET /v2/transactions?${query}`)
      return (json["data"] as unknown as { id: string }[]).map(({ id }) => id)
    }
    return { emulator, order, paid: paid.transaction, rent: rent.transaction, other: other.transaction, list }
  }

  it("tells a transaction", async () => {
    const { emulator, order, paid, rent } = await startWithTransactions()
    const { json } = await call(emulator, `GET /v2/transactions/${paid.uuid}`)
    expect(json["data"]).toEqual({
      id: paid.uuid,
      transaction_date: paid.transactedAt,
      account_number: "8886158061",
      va: order.vaNumber,
      transfer_type: "in",
      amount_in: 500_000,
      amount_out: 0,
      accumulated: 500_000,
      transaction_content: order.orderCode,
      reference_number: "REF1",
      code: order.orderCode,
      bank_brand_name: "BIDV",
      bank_account_id: DEFAULT_BANK_ACCOUNTS.BIDV.id,
      va_id: expect.any(String),
      webhook_success: null,
    })
    const out = await call(emulator, `GET /v2/transactions/${rent.uuid}`)
    expect(out.json["data"]).toMatchObject({ amount_out: 200_000, amount_in: 0, accumulated: 300_000, va: "" })
  })

  it("lists newest first, in pages", async () => {
    const { emulator, paid, rent, other, list } = await startWithTransactions()
    expect(await list("")).toEqual([other.uuid, rent.uuid, paid.uuid])
    expect(await list("per_page=2&page=2")).toEqual([paid.uuid])
    const { json } = await call(emulator, "GET /v2/transactions?per_page=2")
    expect(json["meta"]?.["pagination"]).toMatchObject({ total: 3, last_page: 2, has_more: true })
  })

  it("goes on after since_id, oldest first", async () => {
    const { emulator, paid, rent, other, list } = await startWithTransactions()
    expect(await list(`since_id=${paid.uuid}`)).toEqual([rent.uuid, other.uuid])
    expect(await list(`since_id=${other.uuid}`)).toEqual([])
    expect((await call(emulator, "GET /v2/transactions?since_id=1")).status).toBe(422)
  })

  it("lists a transaction late on request, at the place of its id", async () => {
    const { emulator, other, list } = await startWithTransactions()
    const late = await emulator.transfer({ accountNumber: "8886158061", amountVnd: 1, listedAfterSeconds: 60 })
    const newest = await emulator.transfer({ accountNumber: "8886158061", amountVnd: 2 })
    expect(await list(`since_id=${other.uuid}`)).toEqual([newest.transaction.uuid])
    emulator.advanceTime(60)
    expect(await list(`since_id=${other.uuid}`)).toEqual([late.transaction.uuid, newest.transaction.uuid])
  })

  it("filters", async () => {
    const { emulator, order, paid, rent, other, list } = await startWithTransactions()
    const vaId = String(emulator.snapshot().orders[0]?.virtualAccounts[0]?.id)
    const day = (time: string) => time.slice(0, 10)
    expect(await list("transfer_type=out")).toEqual([rent.uuid])
    expect(await list("reference_number=REF1")).toEqual([paid.uuid])
    expect(await list(`q=${order.vaNumber.toLowerCase()}`)).toEqual([paid.uuid])
    expect(await list("q=thue")).toEqual([rent.uuid])
    expect(await list(`va_id=${vaId}`)).toEqual([paid.uuid])
    expect(await list(`bank_account_id=${DEFAULT_BANK_ACCOUNTS.VietinBank.id}`)).toEqual([other.uuid])
    expect(await list("amount_in_min=7000&amount_in_max=7000")).toEqual([other.uuid])
    expect(await list(`transaction_date_from=${day(other.transactedAt)}`)).toEqual([other.uuid])
    expect(await list(`transaction_date_to=${encodeURIComponent(rent.transactedAt)}`)).toEqual([rent.uuid, paid.uuid])
    expect(await list("webhook_success=1")).toEqual([])
  })

  it("tells times with their zone on request", async () => {
    const { emulator, paid } = await startWithTransactions()
    const { json } = await call(emulator, `GET /v2/transactions/${paid.uuid}?timestamp_format=iso8601`)
    expect(json["data"]?.["transaction_date"]).toBe(`${paid.transactedAt.replace(" ", "T")}+07:00`)
  })

  it.each(["transaction_date_from=yesterday", "transfer_type=both", "webhook_success=2", "timestamp_format=unix"])(
    "refuses ?%s",
    async (query) => {
      const emulator = await start()
      expect((await call(emulator, `GET /v2/transactions?${query}`)).status).toBe(422)
    }
  )
})
