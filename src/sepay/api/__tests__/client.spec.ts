/** The client against the emulator, over HTTP: every operation and every kind of error, in both API generations. */
import { DEFAULT_BANK_ACCOUNTS, startEmulator, type Emulator, type V1ErrorStyle } from "../../../emulator"
import type { BankName } from "../../banks"
import { createSepayApi, type SepayApiOptions } from "../create-sepay-api"
import type { SepayErrorDetails } from "../errors"
import { createRateLimiter } from "../rate-limiter"
import type { CreateOrderInput, SepayApi, SepayApiVersion } from "../sepay-api"
import { rejectionOf } from "./rejection"

const UNLIMITED = { v1: null, v2: null }
const HOUR_SECONDS = 3_600

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator({ requestsPerSecond: UNLIMITED })
})

afterEach(() => emulator.reset())
afterAll(() => emulator.stop())

function connect(version: SepayApiVersion, options: Partial<SepayApiOptions> = {}, to = emulator): SepayApi {
  return createSepayApi({
    version,
    apiToken: to.apiToken,
    environment: "production",
    baseUrl: version === "v2" ? to.v2BaseUrl : to.v1BaseUrl,
    timeoutMilliseconds: 5_000,
    ...options,
  })
}

function accountId(version: SepayApiVersion, bank: BankName = "BIDV"): string {
  const { id, v1Id } = DEFAULT_BANK_ACCOUNTS[bank]
  return version === "v2" ? id : String(v1Id)
}

let codes = 0

function orderInput(change: Partial<CreateOrderInput> = {}): CreateOrderInput {
  codes += 1
  const orderCode = `SPATEST${String(codes).padStart(8, "0")}`
  return { amountVnd: 250_000, orderCode, durationSeconds: HOUR_SECONDS, ...change }
}

describe.each<SepayApiVersion>(["v2", "v1"])("API %s", (version) => {
  const account = accountId(version)
  let api: SepayApi

  beforeAll(() => {
    api = connect(version)
  })

  describe("orders", () => {
    it("are created with their first VA, got and listed", async () => {
      const input = orderInput({ vaHolderName: "CONG TY DEMO 1" })
      const created = await api.createOrder(account, input)
      expect(created).toMatchObject({
        orderCode: input.orderCode,
        amountVnd: 250_000,
        status: "Pending",
        vaHolderName: "CONG TY DEMO 1",
        bankName: "BIDV",
        accountNumber: "8886158061",
      })
      const secondsLeft = ((created.expiresAt?.getTime() ?? 0) - Date.now()) / 1_000
      expect(Math.abs(secondsLeft - HOUR_SECONDS)).toBeLessThan(5)

      const order = await api.getOrder(account, created.id)
      expect(order).toMatchObject({ id: created.id, orderCode: input.orderCode, paidAmountVnd: 0, status: "Pending" })
      expect(order.virtualAccounts).toMatchObject([
        { vaNumber: created.vaNumber, status: "Unpaid", amountVnd: 250_000, expiresAt: created.expiresAt },
      ])
      const { virtualAccounts: _virtualAccounts, ...summary } = order
      expect((await api.listOrders(account)).items).toEqual([summary])
    })

    it("live for ever and take any amount, if that is wanted", async () => {
      const created = await api.createOrder(account, orderInput({ amountVnd: null, durationSeconds: null }))
      expect(created).toMatchObject({ amountVnd: null, expiresAt: null })
    })

    it("get further VAs", async () => {
      const { id } = await api.createOrder(account, orderInput())
      const added = await api.addVirtualAccount(account, id, { amountVnd: 100_000, durationSeconds: null })
      expect(added).toMatchObject({ status: "Unpaid", amountVnd: 100_000, expiresAt: null })
      const { virtualAccounts } = await api.getOrder(account, id)
      expect(virtualAccounts.map(({ vaNumber }) => vaNumber)).toContain(added.vaNumber)
    })

    it("and VAs are canceled", async () => {
      const { id, vaNumber } = await api.createOrder(account, orderInput())
      const added = await api.addVirtualAccount(account, id, { durationSeconds: 600 })
      await api.cancelVirtualAccount(account, id, added.vaNumber)
      const open = await api.getOrder(account, id)
      expect(open.status).toBe("Pending")
      expect(Object.fromEntries(open.virtualAccounts.map((va) => [va.vaNumber, va.status]))).toEqual({
        [vaNumber]: "Unpaid",
        [added.vaNumber]: "Cancelled",
      })
      await api.cancelOrder(account, id)
      expect(await api.getOrder(account, id)).toMatchObject({
        status: "Cancelled",
        virtualAccounts: [{ status: "Cancelled" }, { status: "Cancelled" }],
      })
    })

    it("tell what was paid", async () => {
      const { id, vaNumber } = await api.createOrder(account, orderInput())
      await emulator.transfer({ vaNumber, amountVnd: 250_000 })
      expect(await api.getOrder(account, id)).toMatchObject({
        status: "Paid",
        paidAmountVnd: 250_000,
        virtualAccounts: [{ status: "Paid", paidAt: expect.any(Date) }],
      })
    })

    it("are paged, newest first or oldest first", async () => {
      const inputs = [orderInput(), orderInput(), orderInput()]
      for (const input of inputs) {
        await api.createOrder(account, input)
        emulator.advanceTime(60)
      }
      const [first, second, third] = inputs.map(({ orderCode }) => orderCode)
      const codesOf = async (page: number, createdAtSort: "asc" | "desc") => {
        const { items, ...rest } = await api.listOrders(account, { page, perPage: 2, createdAtSort })
        return { codes: items.map(({ orderCode }) => orderCode), ...rest }
      }
      const page = { perPage: 2, total: 3, unreadable: [] }
      expect(await codesOf(1, "desc")).toEqual({ codes: [third, second], ...page, page: 1, hasMore: true })
      expect(await codesOf(2, "desc")).toEqual({ codes: [first], ...page, page: 2, hasMore: false })
      expect(await codesOf(1, "asc")).toEqual({ codes: [first, second], ...page, page: 1, hasMore: true })
      expect(await codesOf(9, "asc")).toEqual({ codes: [], ...page, page: 9, hasMore: false })
    })

    it("are sorted by amount", async () => {
      for (const amountVnd of [200, 300, 100]) {
        await api.createOrder(account, orderInput({ amountVnd }))
      }
      const { items } = await api.listOrders(account, { amountSort: "asc" })
      expect(items.map(({ amountVnd }) => amountVnd)).toEqual([100, 200, 300])
    })
  })

  describe("bank accounts", () => {
    it("are listed, paged and counted", async () => {
      const { items, ...page } = await api.listBankAccounts({ perPage: 3 })
      expect(page).toEqual({ page: 1, perPage: 3, total: 4, hasMore: true, unreadable: [] })
      expect(items[0]).toMatchObject({
        id: account,
        accountNumber: "8886158061",
        accountHolderName: "CONG TY DEMO",
        bankShortName: "BIDV",
        bankBin: "970418",
        isActive: true,
        balanceVnd: 0,
        lastTransactionAt: null,
      })
      expect((await api.listBankAccounts({ perPage: 3, page: 2 })).items).toHaveLength(1)
      expect(await api.countBankAccounts()).toBe(4)
    })

    it("are got", async () => {
      const { items } = await api.listBankAccounts()
      expect(await api.getBankAccount(account)).toEqual(items[0])
    })
  })

  describe("transactions", () => {
    async function transfers(...amounts: number[]) {
      const numbers = []
      for (const amountVnd of amounts) {
        const direction = amountVnd < 0 ? ("out" as const) : ("in" as const)
        const transfer = { accountNumber: "8886158061", amountVnd: Math.abs(amountVnd), direction, content: "Test" }
        numbers.push((await emulator.transfer(transfer)).transaction.referenceNumber)
        emulator.advanceTime(60)
      }
      return numbers
    }

    it("are listed newest first, got and counted", async () => {
      const references = await transfers(1_000, 2_000, -500)
      const { items, ...page } = await api.listTransactions({ perPage: 2 })
      expect(items.map(({ referenceNumber }) => referenceNumber)).toEqual([references[2], references[1]])
      expect(page).toMatchObject({ page: 1, perPage: 2, hasMore: true })
      expect(items[0]).toMatchObject({ direction: "out", amountVnd: 500, accountNumber: "8886158061", content: "Test" })
      const last = await api.listTransactions({ perPage: 2, page: 2 })
      expect(last).toMatchObject({ hasMore: false, total: 3, items: [{ amountVnd: 1_000, direction: "in" }] })
      expect(await api.getTransaction(items[0]?.id ?? "")).toEqual(items[0])
      expect(await api.countTransactions()).toBe(3)
    })

    it("tell the VA", async () => {
      const { vaNumber } = await api.createOrder(account, orderInput())
      await emulator.transfer({ vaNumber, amountVnd: 250_000 })
      expect((await api.listTransactions()).items).toMatchObject([{ vaNumber, amountVnd: 250_000, direction: "in" }])
    })

    it("are followed from one on, oldest first, without that one", async () => {
      await transfers(1_000)
      const [since] = (await api.listTransactions()).items
      await transfers(2_000, 3_000)
      const query = { sinceId: since?.id ?? "", perPage: 1 }
      expect(await api.listTransactions(query)).toMatchObject({ items: [{ amountVnd: 2_000 }], hasMore: true })
      const second = await api.listTransactions({ ...query, page: 2 })
      expect(second).toMatchObject({ items: [{ amountVnd: 3_000 }], hasMore: false })
    })

    it("are filtered by what either API generation can", async () => {
      const [first] = await transfers(1_000, 2_000, -2_000)
      await emulator.transfer({ accountNumber: "0602345678", amountVnd: 2_000 })
      const amounts = async (query: Parameters<SepayApi["listTransactions"]>[0]) => {
        const { items } = await api.listTransactions(query)
        return items.map(({ amountVnd, direction }) => (direction === "in" ? amountVnd : -amountVnd))
      }
      expect(await amounts({ referenceNumber: first })).toEqual([1_000])
      expect(await amounts({ direction: "out" })).toEqual([-2_000])
      expect(await amounts({ direction: "in", amountVnd: 2_000 })).toEqual([2_000, 2_000])
      expect(await amounts({ direction: "out", amountVnd: 2_000 })).toEqual([-2_000])
      expect(await amounts({ amountVnd: 2_000 })).toEqual([2_000, -2_000, 2_000])
      expect(await amounts({ accountNumber: "8886158061" })).toEqual([-2_000, 2_000, 1_000])
      expect(await amounts({ bankAccountId: accountId(version, "Sacombank") })).toEqual([2_000])
    })

    it("are filtered by time, in Vietnam's", async () => {
      await transfers(1_000, 2_000, 3_000)
      const [, second] = (await api.listTransactions()).items
      const moment = second?.transactedAt ?? new Date()
      const query = { transactedFrom: moment, transactedTo: moment }
      expect(await api.listTransactions(query)).toMatchObject({ items: [{ amountVnd: 2_000 }] })
      expect(await api.countTransactions(query)).toBe(1)
    })

    it("are not counted by what cannot be counted", async () => {
      const query = version === "v2" ? { accountNumber: "8886158061" } : { bankAccountId: account }
      expect(await rejectionOf(api.countTransactions(query))).toMatchObject({ kind: "validation" })
      expect(await rejectionOf(api.countTransactions({ amountVnd: 5 }))).toMatchObject({ kind: "validation" })
    })
  })

  describe("errors", () => {
    it("unauthorized", async () => {
      const stranger = connect(version, { apiToken: "X".repeat(64) })
      const error = await rejectionOf(stranger.createOrder(account, orderInput()))
      expect(error).toMatchObject({ kind: "unauthorized", retryable: false, outcomeUnknown: false })
      expect(emulator.snapshot().orders).toEqual([])
    })

    it("validation", async () => {
      const error = await rejectionOf(api.createOrder(account, orderInput({ orderCode: "a-b" })))
      expect(error).toMatchObject({ kind: "validation", retryable: false, outcomeUnknown: false })
      expect(error.sepayMessage).toContain("order_code")
      expect(error.message).toContain("createOrder")
    })

    it("duplicate", async () => {
      const input = orderInput()
      await api.createOrder(account, input)
      const error = await rejectionOf(api.createOrder(account, input))
      expect(error).toMatchObject({ kind: "duplicate", sepayCode: "duplicate", outcomeUnknown: false })
    })

    it("invalid_state", async () => {
      const { id, vaNumber } = await api.createOrder(account, orderInput())
      await emulator.transfer({ vaNumber, amountVnd: 250_000 })
      const refused = { kind: "invalid_state", sepayCode: "invalid_state", outcomeUnknown: false }
      expect(await rejectionOf(api.cancelOrder(account, id))).toMatchObject(refused)
      expect(await rejectionOf(api.cancelVirtualAccount(account, id, vaNumber))).toMatchObject(refused)
      const input = { durationSeconds: 600 }
      expect(await rejectionOf(api.addVirtualAccount(account, id, input))).toMatchObject(refused)
    })

    it.each<[string, (api: SepayApi) => Promise<unknown>]>([
      ["an order", (it) => it.getOrder(account, "00000000-0000-4000-8000-000000000000")],
      ["a cancellation", (it) => it.cancelOrder(account, "00000000-0000-4000-8000-000000000000")],
      ["an account's orders", (it) => it.listOrders("999")],
      ["a bank account", (it) => it.getBankAccount("999")],
      ["a transaction", (it) => it.getTransaction("999")],
    ])("not_found: %s", async (_situation, run) => {
      const error = await rejectionOf(run(api))
      expect(error).toMatchObject({ kind: "not_found", retryable: false, outcomeUnknown: false })
    })

    it("rate_limited, when that lasts", async () => {
      emulator.setFaults({ rateLimited: { retryAfterSeconds: 0 } })
      const error = await rejectionOf(api.listBankAccounts())
      expect(error).toMatchObject({ kind: "rate_limited", retryable: true, outcomeUnknown: false, httpStatus: 429 })
      expect(Object.values(emulator.requestCounts())).toEqual([3])
    })

    it("rate_limited once is waited for, and the order is created once", async () => {
      emulator.setFaults({ rateLimited: { remaining: 1, retryAfterSeconds: 1 } })
      const startedAt = Date.now()
      await api.createOrder(account, orderInput())
      expect(Date.now() - startedAt).toBeGreaterThanOrEqual(999)
      expect(emulator.snapshot().orders).toHaveLength(1)
    })

    it.each([500, 502, 503] as const)("unavailable: %d", async (status) => {
      emulator.setFaults({ status: { status, remaining: 1 } })
      const error = await rejectionOf(api.createOrder(account, orderInput()))
      expect(error).toMatchObject({ kind: "unavailable", retryable: true, outcomeUnknown: true, httpStatus: status })
      emulator.setFaults({ status: { status, remaining: 2 } })
      expect(await api.countBankAccounts()).toBe(4)
    })

    it("unavailable: no answer in time", async () => {
      emulator.setFaults({ timeout: { remaining: 1 } })
      const error = await rejectionOf(connect(version, { timeoutMilliseconds: 400 }).createOrder(account, orderInput()))
      expect(error).toMatchObject({ kind: "unavailable", outcomeUnknown: true, httpStatus: undefined })
    })

    it("unavailable: the connection breaks after the order was created", async () => {
      emulator.setFaults({ loseResponseAfterCreate: { remaining: 1 } })
      const error = await rejectionOf(api.createOrder(account, orderInput()))
      expect(error).toMatchObject({ kind: "unavailable", outcomeUnknown: true })
      expect(emulator.snapshot().orders).toHaveLength(1)
    })

    it("unexpected_answer: an HTML page with status 200", async () => {
      emulator.setFaults({ html: { status: 200 } })
      const expected: Partial<SepayErrorDetails> = { kind: "unexpected_answer", httpStatus: 200 }
      expect(await rejectionOf(api.listBankAccounts())).toMatchObject({ ...expected, outcomeUnknown: false })
      const error = await rejectionOf(api.createOrder(account, orderInput()))
      expect(error).toMatchObject({ ...expected, outcomeUnknown: true })
    })
  })
})

describe("API v2 alone", () => {
  let api: SepayApi

  beforeAll(() => {
    api = connect("v2")
  })

  it("opens orders on every bank, with what the bank needs", async () => {
    const inputs: Record<BankName, Partial<CreateOrderInput>> = {
      BIDV: {},
      Sacombank: { vaPrefix: "SEP200001WEB" },
      Vietcombank: { tid: "20933557" },
      VietinBank: {},
    }
    for (const [bank, change] of Object.entries(inputs) as [BankName, Partial<CreateOrderInput>][]) {
      const created = await api.createOrder(accountId("v2", bank), orderInput(change))
      expect(created).toMatchObject({ bankName: bank, status: "Pending" })
    }
  })

  it("lists Sacombank's prefixes and Vietcombank's terminals", async () => {
    expect(await api.listSacombankPrefixes(accountId("v2", "Sacombank"))).toMatchObject([
      { vaPrefix: "SEP200001WEB", storeId: "200001", storeName: "Web store", isActive: true },
      { vaPrefix: "SEP200002OLD", isActive: false },
    ])
    const vietcombank = accountId("v2", "Vietcombank")
    expect(await api.listVietcombankTerminals(vietcombank, { perPage: 1 })).toMatchObject({
      items: [{ tid: "20933557", name: "Web store", xid: expect.any(String) }],
      total: 2,
      hasMore: true,
    })
    const counters = await api.listVietcombankTerminals(vietcombank, { q: "Counter" })
    expect(counters.items).toMatchObject([{ tid: "20933558" }])
  })

  it("says which bank has neither", async () => {
    const expected = { kind: "validation", sepayCode: "unsupported_bank" }
    expect(await rejectionOf(api.listSacombankPrefixes(accountId("v2", "BIDV")))).toMatchObject(expected)
    expect(await rejectionOf(api.listVietcombankTerminals(accountId("v2", "BIDV")))).toMatchObject(expected)
  })

  it("hands on SePay's code for a UUID as tid", async () => {
    const [terminal] = DEFAULT_BANK_ACCOUNTS.Vietcombank.terminals
    const error = await rejectionOf(api.createOrder(accountId("v2", "Vietcombank"), orderInput({ tid: terminal?.xid })))
    expect(error).toMatchObject({ kind: "validation", sepayCode: "invalid_tid_format" })
  })

  it.each([
    ["vcb_error", "createOrder"],
    ["vcb_connection_error", "createOrder"],
    ["vcb_connection_error", "cancelOrder"],
    ["vcb_cancel_error", "cancelOrder"],
  ] as const)("%s of Vietcombank leaves the outcome of %s open", async (errorCode, operation) => {
    const vietcombank = accountId("v2", "Vietcombank")
    const { id } = await api.createOrder(vietcombank, orderInput({ tid: "20933557" }))
    emulator.setFaults({ bankConnectionError: { errorCode } })
    const run = {
      createOrder: () => api.createOrder(vietcombank, orderInput({ tid: "20933557" })),
      cancelOrder: () => api.cancelOrder(vietcombank, id),
    }[operation]
    const error = await rejectionOf(run())
    expect(error).toMatchObject({ kind: "unavailable", sepayCode: errorCode, outcomeUnknown: true })
  })

  it("takes the bank's refusal to cancel for the order's state", async () => {
    const vietcombank = accountId("v2", "Vietcombank")
    const { id } = await api.createOrder(vietcombank, orderInput({ tid: "20933557" }))
    emulator.setFaults({ cancelNotAllowed: true })
    const error = await rejectionOf(api.cancelOrder(vietcombank, id))
    expect(error).toMatchObject({ kind: "invalid_state", sepayCode: "vcb_cancel_not_allowed", outcomeUnknown: false })
  })
})

describe("API v1 alone", () => {
  it("has neither prefixes nor terminals, and sends nothing for them", async () => {
    const api = connect("v1")
    const expected = { kind: "validation", sepayCode: "unsupported_bank", outcomeUnknown: false }
    expect(await rejectionOf(api.listSacombankPrefixes("101"))).toMatchObject(expected)
    expect(await rejectionOf(api.listVietcombankTerminals("101"))).toMatchObject(expected)
    expect(await rejectionOf(api.createOrder("101", orderInput({ tid: "20933557" })))).toMatchObject(expected)
    expect(emulator.requestCounts()).toEqual({})
  })

  it("does not know other banks' accounts", async () => {
    const sacombank = accountId("v1", "Sacombank")
    expect(await rejectionOf(connect("v1").listOrders(sacombank))).toMatchObject({ kind: "not_found" })
  })

  const styles: V1ErrorStyle[] = ["statusNumber", "statusError", "httpStatus"]

  it.each(styles)("errors in the style %s", async (v1ErrorStyle) => {
    const styled = await startEmulator({ v1ErrorStyle, requestsPerSecond: UNLIMITED })
    try {
      const api = connect("v1", {}, styled)
      const input = orderInput()
      const { id, vaNumber } = await api.createOrder("101", input)
      expect(await rejectionOf(api.createOrder("101", input))).toMatchObject({ kind: "duplicate" })
      const invalid = { kind: "validation" }
      expect(await rejectionOf(api.createOrder("101", orderInput({ orderCode: "-" })))).toMatchObject(invalid)
      await styled.transfer({ vaNumber, amountVnd: 250_000 })
      expect(await rejectionOf(api.cancelOrder("101", id))).toMatchObject({ kind: "invalid_state" })
      expect(await rejectionOf(api.getOrder("101", "x"))).toMatchObject({ kind: "not_found" })
      const stranger = connect("v1", { apiToken: "X".repeat(64) }, styled)
      expect(await rejectionOf(stranger.listOrders("101"))).toMatchObject({ kind: "unauthorized" })
    } finally {
      await styled.stop()
    }
  })
})

it("a client with a rate limiter keeps SePay's limits: nothing is refused", async () => {
  const limited = await startEmulator({ requestsPerSecond: { v1: 3, v2: 3 } })
  try {
    const statuses: (number | undefined)[] = []
    const onCall = ({ httpStatus }: { httpStatus?: number }) => void statuses.push(httpStatus)
    const api = connect("v2", { rateLimiter: createRateLimiter({ requestsPerSecond: 3 }), onCall }, limited)
    await Promise.all(Array.from({ length: 5 }, () => api.countBankAccounts()))
    expect(statuses).toEqual([200, 200, 200, 200, 200])
  } finally {
    await limited.stop()
  }
})
