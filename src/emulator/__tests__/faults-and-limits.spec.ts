import type { BankName } from "../../sepay/banks"
import type { Faults } from "../index"
import {
  BANK_FIELDS,
  call,
  nextOrderCode,
  openOrder,
  orderState,
  start,
  stopEverythingAfterEach,
  V1_ORDERS,
  v2Orders,
} from "./support"

stopEverythingAfterEach()

describe("rate limits", () => {
  it("let v2 have 3 requests a second, and count before the token is looked at", async () => {
    const emulator = await start({ requestsPerSecond: {} })
    const answers = []
    for (const token of ["wrong", "wrong", emulator.apiToken, emulator.apiToken]) {
      answers.push(await call(emulator, "GET /v2/bank-accounts", { token }))
    }
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 200, 429])
    expect(answers.map(({ headers }) => headers.get("x-ratelimit-remaining"))).toEqual(["2", "1", "0", "0"])
    expect(answers.map(({ headers }) => headers.get("x-ratelimit-limit"))).toEqual(["3", "3", "3", "3"])
    expect(answers.map(({ headers }) => headers.get("retry-after"))).toEqual([null, null, null, "1"])
    const resetAt = Number(answers[3]?.headers.get("x-ratelimit-reset"))
    expect(Math.abs(resetAt - Date.now() / 1000)).toBeLessThan(3)
    expect(answers[3]?.json).toEqual({ status: "error", error_code: "rate_limited", message: expect.any(String) })
  })

  it("let v1 have 2 requests a second, under another header", async () => {
    const emulator = await start({ requestsPerSecond: {} })
    const answers = []
    for (let count = 0; count < 3; count += 1) {
      answers.push(await call(emulator, `GET ${V1_ORDERS}`))
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429])
    expect(answers[2]?.headers.get("x-sepay-userapi-retry-after")).toBe("1")
    expect(answers[2]?.headers.get("retry-after")).toBeNull()
    expect(answers[2]?.json).toMatchObject({ status: 429, error: "rate_limit_exceeded" })
  })

  it("count v2 and v1 apart, and end with the second", async () => {
    const emulator = await start({ requestsPerSecond: { v2: 1, v1: 1 } })
    const statuses = async () => [
      (await call(emulator, "GET /v2/bank-accounts")).status,
      (await call(emulator, `GET ${V1_ORDERS}`)).status,
    ]
    expect(await statuses()).toEqual([200, 200])
    expect(await statuses()).toEqual([429, 429])
    await new Promise((resolve) => setTimeout(resolve, 1050))
    expect(await statuses()).toEqual([200, 200])
  })

  it("do nothing to a refused request, nor to the control endpoints", async () => {
    const emulator = await start({ requestsPerSecond: { v2: 1 } })
    await call(emulator, "GET /v2/bank-accounts")
    await call(emulator, `POST ${v2Orders("BIDV")}`, { body: { amount: 1000, order_code: nextOrderCode() } })
    const { json } = await call(emulator, "GET /_emulator/state", { token: null })
    expect(json["data"]?.["orders"]).toEqual([])
  })
})

describe("faults", () => {
  it("make answers late", async () => {
    const emulator = await start({ faults: { latencyMilliseconds: 60 } })
    const startedAt = performance.now()
    await call(emulator, "GET /v2/bank-accounts")
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(55)
  })

  it("lose the answer after the order was created, after which the code is taken", async () => {
    const emulator = await start({ faults: { loseResponseAfterCreate: { remaining: 1 } } })
    const body = { amount: 1000, order_code: nextOrderCode() }
    await expect(call(emulator, `POST ${v2Orders("BIDV")}`, { body })).rejects.toThrow()
    expect((await call(emulator, `POST ${v2Orders("BIDV")}`, { body })).status).toBe(409)
    const { json } = await call(emulator, `GET ${v2Orders("BIDV")}`)
    expect(json["data"]).toEqual([expect.objectContaining({ order_code: body.order_code, status: "Pending" })])
  })

  it("lose the answer after a VA was added, when limited to that", async () => {
    const emulator = await start({ faults: { loseResponseAfterCreate: { route: "addVirtualAccount" } } })
    const order = await openOrder(emulator, "BIDV")
    await expect(call(emulator, `POST ${order.path}/va`, { body: {} })).rejects.toThrow()
    expect((await orderState(emulator, order)).vas).toEqual(["Unpaid", "Unpaid"])
  })

  it("do not lose the answer to a request that created nothing", async () => {
    const emulator = await start({ faults: { loseResponseAfterCreate: true } })
    const { status } = await call(emulator, `POST ${v2Orders("BIDV")}`, { body: { amount: 0 } })
    expect(status).toBe(422)
  })

  it("never answer, and do nothing", async () => {
    const emulator = await start({ faults: { timeout: { remaining: 1 } } })
    const body = { amount: 1000, order_code: nextOrderCode() }
    const waiting = call(emulator, `POST ${v2Orders("BIDV")}`, { body, signal: AbortSignal.timeout(50) })
    await expect(waiting).rejects.toThrow()
    expect(emulator.snapshot().orders).toEqual([])
  })

  it.each<[Faults, number]>([
    [{ html: true }, 502],
    [{ html: { status: 200 } }, 200],
  ])("answer with a page: %p", async (faults, expected) => {
    const emulator = await start({ faults })
    const { status, text, headers } = await call(emulator, "GET /v2/bank-accounts")
    expect(status).toBe(expected)
    expect(headers.get("content-type")).toContain("text/html")
    expect(text).toContain("<html>")
  })

  it.each<[Faults, number]>([
    [{ status: 500 }, 500],
    [{ status: { status: 502 } }, 502],
    [{ status: 503 }, 503],
    [{ rateLimited: true }, 429],
  ])("answer with %p on v2 and v1", async (faults, expected) => {
    const emulator = await start({ faults })
    expect((await call(emulator, "GET /v2/bank-accounts")).status).toBe(expected)
    expect((await call(emulator, `GET ${V1_ORDERS}`)).status).toBe(expected)
  })

  it("say how long to wait", async () => {
    const emulator = await start({ faults: { rateLimited: { retryAfterSeconds: 7 } } })
    expect((await call(emulator, "GET /v2/bank-accounts")).headers.get("retry-after")).toBe("7")
    expect((await call(emulator, `GET ${V1_ORDERS}`)).headers.get("x-sepay-userapi-retry-after")).toBe("7")
  })

  it("strike only so often and only where they are told to", async () => {
    const emulator = await start({ faults: { status: { status: 500, remaining: 2, route: "listTransactions" } } })
    const statuses = []
    for (const path of ["/v2/bank-accounts", "/v2/transactions", "/userapi/transactions/list", "/v2/transactions"]) {
      statuses.push((await call(emulator, `GET ${path}`)).status)
    }
    expect(statuses).toEqual([200, 500, 500, 200])
    expect(emulator.describeFaults()).toEqual({ status: { status: 500, remaining: 0, route: "listTransactions" } })
  })

  it.each<[Record<string, unknown>]>([
    [{ unknown: true }],
    [{ status: 418 }],
    [{ timeout: { route: "nowhere" } }],
    [{ latencyMilliseconds: -1 }],
  ])("are refused when they make no sense: %p", async (body) => {
    const emulator = await start()
    const { status, json } = await call(emulator, "PUT /_emulator/faults", { body })
    expect([status, json["error_code"]]).toEqual([422, "validation_error"])
  })
})

describe("Vietcombank's errors", () => {
  const create = (bank: BankName) => ({
    request: `POST ${v2Orders(bank)}`,
    body: { amount: 1000, order_code: nextOrderCode(), ...BANK_FIELDS[bank] },
  })

  it.each<[string, Faults, number, string]>([
    ["503", { bankConnectionError: true }, 503, "vcb_connection_error"],
    ["500", { bankConnectionError: { errorCode: "vcb_error" } }, 500, "vcb_error"],
  ])("answer %s when orders and VAs are opened", async (_what, faults, status, errorCode) => {
    const emulator = await start()
    const order = await openOrder(emulator, "Vietcombank")
    emulator.setFaults(faults)
    const { request, body } = create("Vietcombank")
    for (const answer of [
      await call(emulator, request, { body }),
      await call(emulator, `POST ${order.path}/va`, { body: {} }),
    ]) {
      expect([answer.status, answer.json["error_code"]]).toEqual([status, errorCode])
    }
    expect(emulator.snapshot().orders).toHaveLength(1)
    expect((await orderState(emulator, order)).vas).toHaveLength(1)
  })

  it.each<[string, Faults, number, string]>([
    ["503", { bankConnectionError: true }, 503, "vcb_connection_error"],
    ["500", { bankConnectionError: { errorCode: "vcb_cancel_error" } }, 500, "vcb_cancel_error"],
    ["403", { cancelNotAllowed: true }, 403, "vcb_cancel_not_allowed"],
  ])("answer %s when orders and VAs are cancelled", async (_what, faults, status, errorCode) => {
    const emulator = await start()
    const order = await openOrder(emulator, "Vietcombank")
    emulator.setFaults(faults)
    for (const path of [order.path, `${order.path}/va/${order.vaNumber}`]) {
      const answer = await call(emulator, `DELETE ${path}`)
      expect([answer.status, answer.json["error_code"]]).toEqual([status, errorCode])
    }
    expect(await orderState(emulator, order)).toEqual({ status: "Pending", paid: 0, vas: ["Unpaid"] })
  })

  it.each<BankName>(["BIDV", "Sacombank", "VietinBank"])("do not concern %s", async (bank) => {
    const emulator = await start({ faults: { bankConnectionError: true, cancelNotAllowed: true } })
    const order = await openOrder(emulator, bank)
    expect((await call(emulator, `DELETE ${order.path}`)).status).toBe(204)
  })

  it("of cancelling do not strike, nor wear off, when an order is opened", async () => {
    const emulator = await start({ faults: { bankConnectionError: { errorCode: "vcb_cancel_error", remaining: 1 } } })
    const order = await openOrder(emulator, "Vietcombank")
    expect((await call(emulator, `DELETE ${order.path}`)).status).toBe(500)
    expect((await call(emulator, `DELETE ${order.path}`)).status).toBe(204)
  })
})
