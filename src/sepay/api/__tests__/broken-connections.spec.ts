/** What a real SePay seldom does: answers that are none, connections that break, servers that are not there. */
import { createServer as createTcpServer } from "node:net"
import type { AddressInfo } from "node:net"
import { inspect } from "node:util"
import { gzipSync } from "node:zlib"
import type { CallRecord } from "../call"
import { createSepayApi, type SepayApiOptions } from "../create-sepay-api"
import { SepayError } from "../errors"
import { createRateLimiter } from "../rate-limiter"
import type { SepayApi, SepayApiVersion } from "../sepay-api"
import { quickestOf, waitForFirst } from "../../__tests__/waits"
import { rejectionOf } from "./rejection"
import { answering, answeringNothing, breaking, silent, startScriptedServer, type Script } from "./scripted-server"

const TOKEN = "TOKENTOKENTOKENTOKENTOKENTOKENTOKENTOKENTOKENTOKENTOKENTOKEN0001"
const INPUT = { amountVnd: 1_000, orderCode: "SPA7KQ2M9XWTC4R", durationSeconds: 600 }
const HTML = answering(200, "<html>Maintenance</html>", { "content-type": "text/html" })
const EMPTY_PAGE = answering(200, { status: "success", data: [], meta: { pagination: { total: 0, has_more: false } } })

const stops: (() => Promise<void>)[] = []

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

function connect(baseUrl: string, options: Partial<SepayApiOptions> = {}): SepayApi {
  return createSepayApi({ version: "v2", apiToken: TOKEN, environment: "production", baseUrl, ...options })
}

async function serve(scripts: Script[], options: Partial<SepayApiOptions> = {}) {
  const server = await startScriptedServer(...scripts)
  stops.push(server.stop)
  return { server, api: connect(server.url, options) }
}

/** A GET, a POST and a DELETE. */
const CALLS: [string, (api: SepayApi, signal?: AbortSignal) => Promise<unknown>][] = [
  ["GET", (api, signal) => api.getOrder("1", "2", { signal })],
  ["POST", (api, signal) => api.createOrder("1", INPUT, { signal })],
  ["DELETE", (api, signal) => api.cancelOrder("1", "2", { signal })],
]

describe.each(CALLS)("%s", (method, run) => {
  const outcomeUnknown = method !== "GET"

  it.each<[string, Script, number]>([
    ["an HTML page", HTML, 1],
    ["an answer that breaks off", answering(200, '{"status":"success","data":{"id":"1"', {}), 1],
    ["a redirect", answering(302, "", { location: "http://127.0.0.1:1/elsewhere" }), 1],
    ["an answer that is no HTTP", (_response, { socket }) => socket.end("SMTP ready\r\n\r\n"), 1],
    ["an answer without end", answering(200, "x".repeat(9 * 1024 * 1024)), 1],
    ["an answer that swells when it is unpacked", answering(200, gzipSync("x".repeat(9 * 1024 * 1024)), { "content-encoding": "gzip" }), 1],
    ["broken compression", answering(200, "not gzip", { "content-encoding": "gzip" }), 1],
    ["nothing", answeringNothing(200), 1],
  ])("%s is unexpected_answer", async (_situation, script, requests) => {
    const { api, server } = await serve([script])
    expect(await rejectionOf(run(api))).toMatchObject({ kind: "unexpected_answer", outcomeUnknown })
    expect(server.requests).toHaveLength(requests)
  })

  it.each<[string, Script]>([
    ["a broken connection", breaking],
    ["silence", silent],
    ["an answer that trickles", trickling],
    ["an answer that breaks off inside", breakingInside],
    ["HTTP 502 with a page", answering(502, "<html>Bad Gateway</html>")],
    ["HTTP 503", answeringNothing(503)],
  ])("%s is unavailable", async (_situation, script) => {
    const { api, server } = await serve([script], { timeoutMilliseconds: 400 })
    const error = await rejectionOf(run(api))
    expect(error).toMatchObject({ kind: "unavailable", outcomeUnknown, retryable: true })
    expect(server.requests).toHaveLength(method === "GET" ? 3 : 1)
  })

  it.each([
    ["nobody listens", "http://127.0.0.1:1"],
    ["nobody listens on any of its addresses", "http://localhost:1"],
  ])("%s: unavailable, and nothing was sent", async (_situation, baseUrl) => {
    const error = await rejectionOf(run(connect(baseUrl)))
    expect(error).toMatchObject({ kind: "unavailable", outcomeUnknown: false, retryable: true })
    expect(error.message).toContain("nothing was sent")
  })

  it("a caller that gives up gets its error at once", async () => {
    const { api, server } = await serve([silent])
    const controller = new AbortController()
    const rejection = rejectionOf(run(api, controller.signal))
    await waitForFirst(server.requests)
    controller.abort()
    const gaveUp = { kind: "unavailable", outcomeUnknown, message: expect.stringContaining("the caller gave up") }
    expect(await rejection).toMatchObject(gaveUp)
    expect(server.requests).toHaveLength(1)
    expect(await rejectionOf(run(api, controller.signal))).toMatchObject({ outcomeUnknown: false })
    expect(server.requests).toHaveLength(1)
  })

  it("never tells the token, not even when SePay repeats it", async () => {
    const echo = `Token ${TOKEN} was refused, Bearer ${TOKEN}`
    const records: CallRecord[] = []
    const options = { timeoutMilliseconds: 300, onCall: (record: CallRecord) => records.push(record) }
    const scripts = [
      answering(401, { status: "error", message: echo, error_code: TOKEN }),
      answering(422, { status: "error", message: echo.padStart(310, "x") }),
      answering(200, { status: "success", data: { id: echo, status: echo, va: [{ status: echo }] } }),
      answering(500, echo),
      breaking,
      silent,
    ]
    const check = async (script: Script) => {
      const { api } = await serve([script], options)
      // A DELETE is confirmed by any JSON that is no error.
      const error: unknown = await run(api).catch((reason: unknown) => reason)
      for (const shown of [inspect(error, { depth: 20, showHidden: true }), JSON.stringify(error), stackOf(error)]) {
        expect(String(shown)).not.toContain(TOKEN.slice(0, 20))
      }
      expect(inspect(api, { depth: 20, showHidden: true })).not.toContain(TOKEN)
    }
    await Promise.all(scripts.map(check))
    const unreachable = await rejectionOf(run(connect("http://127.0.0.1:1", options)))
    expect(inspect(unreachable, { depth: 20, showHidden: true })).not.toContain(TOKEN)
    expect(JSON.stringify(records)).not.toContain(TOKEN)
  })
})

function stackOf(error: unknown): string {
  return error instanceof Error ? `${error.stack} ${String(error.cause)}` : ""
}

/** A byte now and then: every single wait is short, the whole never ends. */
function trickling(...[response]: Parameters<Script>): void {
  response.writeHead(200, { "content-type": "application/json" })
  const timer = setInterval(() => response.write(" "), 20)
  response.on("close", () => clearInterval(timer))
}

function breakingInside(...[response, request]: Parameters<Script>): void {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" })
  response.write('{"status":', () => request.socket.destroy())
}

it("carries no line break and no escape sequence of SePay's into an error", async () => {
  const message = "refused\n2026-03-27 INFO forged \u001b[2J \u202e"
  const { api } = await serve([answering(422, { status: "error", message })])
  const error = await rejectionOf(api.getOrder("1", "2"))
  expect(error.message).toContain("refused\\u{a}2026-03-27 INFO forged \\u{1b}[2J")
  expect(`${error.message}${error.sepayMessage}`).not.toMatch(/[\p{Cc}\p{Cf}]/u)
})

describe("what is sent again", () => {
  it("a GET succeeds at the third attempt", async () => {
    const { api, server } = await serve([answeringNothing(500), breaking, EMPTY_PAGE])
    expect(await api.listOrders("1")).toMatchObject({ items: [], total: 0 })
    expect(server.requests).toHaveLength(3)
  })

  it("a 429 is waited for as it says, for POST and DELETE too", async () => {
    const limited = answering(429, { status: "error", error_code: "rate_limited" }, { "retry-after": "0.2" })
    const { api, server } = await serve([limited, answeringNothing(204)])
    const startedAt = Date.now()
    await api.cancelOrder("1", "2")
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(199)
    expect(server.requests).toEqual(["DELETE /bank-accounts/1/orders/2", "DELETE /bank-accounts/1/orders/2"])
  })

  it.each([
    ["retry-after", "v2"],
    ["x-sepay-userapi-retry-after", "v1"],
  ] as [string, SepayApiVersion][])("%s that asks for too much (%s) is left to the caller", async (header, version) => {
    const { api, server } = await serve([answering(429, {}, { [header]: "30" })], { version })
    const error = await rejectionOf(api.createOrder("1", INPUT))
    expect(error).toMatchObject({ kind: "rate_limited", retryAfterSeconds: 30, outcomeUnknown: false })
    expect(server.requests).toHaveLength(1)
  })

  it("nothing when there is no time for the wait", async () => {
    const elapsed = await quickestOf(3, async () => {
      const { api, server } = await serve([answering(429, {}, { "retry-after": "1" })])
      const error = await rejectionOf(api.getOrder("1", "2", { deadlineAt: Date.now() + 900 }))
      expect(error).toMatchObject({ kind: "rate_limited", retryAfterSeconds: 1 })
      expect(server.requests).toHaveLength(1)
    })
    expect(elapsed).toBeLessThan(400)
  })
})

describe("deadlines", () => {
  it("end an attempt before its own time-out", async () => {
    const elapsed = await quickestOf(3, async () => {
      const { api } = await serve([silent], { timeoutMilliseconds: 15_000 })
      const error = await rejectionOf(api.createOrder("1", INPUT, { deadlineAt: Date.now() + 300 }))
      expect(error).toMatchObject({ kind: "unavailable", outcomeUnknown: true })
    })
    expect(elapsed).toBeLessThan(1_000)
  })

  it("that are over send nothing", async () => {
    const { api, server } = await serve([EMPTY_PAGE])
    const error = await rejectionOf(api.createOrder("1", INPUT, { deadlineAt: Date.now() - 1 }))
    expect(error).toMatchObject({ kind: "unavailable", outcomeUnknown: false })
    expect(server.requests).toHaveLength(0)
  })
})

describe("the rate limiter of calls", () => {
  it("is asked before every attempt of a call", async () => {
    const asked: unknown[] = []
    const rateLimiter = async (call: unknown) => void asked.push(call)
    const { api } = await serve([answeringNothing(500), EMPTY_PAGE], { rateLimiter })
    await api.listOrders("1", {}, { priority: "reconciliation" })
    const call = { operation: "listOrders", priority: "reconciliation", deadlineAt: undefined, signal: undefined }
    expect(asked).toEqual([call, call])
  })

  it("refuses a call that has no room before anything is sent", async () => {
    const { api, server } = await serve([EMPTY_PAGE], { rateLimiter: createRateLimiter({ requestsPerSecond: 1 }) })
    await api.listOrders("1")
    const error = await rejectionOf(api.listOrders("1", {}, { deadlineAt: Date.now() + 200 }))
    expect(error).toMatchObject({ kind: "rate_limited", retryable: true, outcomeUnknown: false })
    expect(server.requests).toHaveLength(1)
  })

  it("fails without blaming SePay, and its message is not passed on", async () => {
    const rateLimiter = async () => Promise.reject(new Error("password=secret"))
    const { api, server } = await serve([EMPTY_PAGE], { rateLimiter })
    const error = await rejectionOf(api.createOrder("1", INPUT))
    expect(error).toMatchObject({ kind: "unavailable", outcomeUnknown: false })
    expect(inspect(error)).not.toContain("secret")
    expect(server.requests).toHaveLength(0)
  })
})

it("an observer hears of every attempt, and its failure changes nothing", async () => {
  const records: CallRecord[] = []
  const onCall = (record: CallRecord) => {
    records.push(record)
    throw new Error("The observer is broken.")
  }
  const { api } = await serve([breaking, answeringNothing(500), EMPTY_PAGE], { onCall })
  await api.listOrders("1")
  const expected = { operation: "listOrders", method: "GET", durationMilliseconds: expect.any(Number) }
  expect(records).toEqual([
    { ...expected, attempt: 1, httpStatus: undefined, errorKind: "unavailable" },
    { ...expected, attempt: 2, httpStatus: 500, errorKind: "unavailable" },
    { ...expected, attempt: 3, httpStatus: 200, errorKind: undefined },
  ])
})

it("does not use a proxy from the environment", async () => {
  let connections = 0
  const proxy = createTcpServer((socket) => {
    connections += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve))
  const before = { ...process.env }
  const proxyUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  Object.assign(process.env, { HTTP_PROXY: proxyUrl, http_proxy: proxyUrl, NO_PROXY: "", no_proxy: "" })
  try {
    const { api } = await serve([EMPTY_PAGE])
    await api.listOrders("1")
    expect(connections).toBe(0)
  } finally {
    process.env = before
    proxy.close()
  }
})

describe("ids", () => {
  it("are encoded", async () => {
    const { api, server } = await serve([answeringNothing(204)])
    await api.cancelVirtualAccount("a/b", "c?d=e", "x y#z")
    expect(server.requests).toEqual(["DELETE /bank-accounts/a%2Fb/orders/c%3Fd%3De/va/x%20y%23z"])
  })

  it.each(["", " ", ".", "..", "x".repeat(201)])("that are none are refused, unsent: %j", async (id) => {
    const { api, server } = await serve([EMPTY_PAGE])
    expect(await rejectionOf(api.cancelOrder("1", id))).toMatchObject({ kind: "validation", outcomeUnknown: false })
    expect(await rejectionOf(api.getTransaction(id))).toMatchObject({ kind: "validation" })
    expect(server.requests).toHaveLength(0)
  })
})

describe("options", () => {
  const options: SepayApiOptions = { version: "v2", apiToken: TOKEN, environment: "production" }

  it.each<[string, Partial<SepayApiOptions>]>([
    ["apiToken", { apiToken: "" }],
    ["apiToken", { apiToken: `${TOKEN}\n` }],
    ["apiToken", { apiToken: `Bearer ${TOKEN}` }],
    ["timeoutMilliseconds", { timeoutMilliseconds: 0 }],
    ["timeoutMilliseconds", { timeoutMilliseconds: NaN }],
    ["baseUrl", { baseUrl: "userapi.sepay.vn" }],
    ["baseUrl", { baseUrl: "file:///etc/passwd" }],
    ["baseUrl", { baseUrl: "http://userapi.sepay.vn/v2" }],
    ["baseUrl", { baseUrl: `https://user:${TOKEN}@sepay.vn` }],
    ["baseUrl", { version: "v1", environment: "sandbox" }],
  ])("that make no sense are refused: %s", (name, change) => {
    let error: unknown
    try {
      createSepayApi({ ...options, ...change })
    } catch (reason) {
      error = reason
    }
    expect(error).toBeInstanceOf(SepayError)
    expect(String(error)).toContain(name)
    expect(inspect(error)).not.toContain(TOKEN)
  })

  it("choose the API generation", () => {
    expect(createSepayApi(options).version).toBe("v2")
    expect(createSepayApi({ ...options, environment: "sandbox" }).version).toBe("v2")
    expect(createSepayApi({ ...options, version: "v1" }).version).toBe("v1")
  })
})

describe("v1 alone", () => {
  const version = "v1"
  const cancelled = { status: "success", data: { id: "2", order_code: "A", amount: 1, status: "Cancelled", va: [] } }

  it("an empty 200 is a wrong token", async () => {
    const { api } = await serve([answeringNothing(200)], { version })
    const error = await rejectionOf(api.createOrder("1", INPUT))
    expect(error).toMatchObject({ kind: "unauthorized", outcomeUnknown: false })
    expect(await rejectionOf(api.listBankAccounts())).toMatchObject({ kind: "unauthorized" })
    expect(await rejectionOf(api.cancelOrder("1", "2"))).toMatchObject({ kind: "unauthorized" })
  })

  it("an empty 200 to a cancellation is believed only after a look at the order", async () => {
    const { api, server } = await serve([answeringNothing(200), answering(200, cancelled)], { version })
    await api.cancelOrder("1", "2")
    expect(server.requests).toEqual(["DELETE /bidv/1/orders/2", "GET /bidv/1/orders/2"])
  })

  it("an empty 200 to a cancellation that did not happen is an error", async () => {
    const pending = { ...cancelled, data: { ...cancelled.data, status: "Pending" } }
    const { api } = await serve([answeringNothing(200), answering(200, pending)], { version })
    expect(await rejectionOf(api.cancelOrder("1", "2"))).toMatchObject({ kind: "unexpected_answer", retryable: true })
  })

  it("an empty 204 confirms a cancellation", async () => {
    const { api, server } = await serve([answeringNothing(204)], { version })
    await api.cancelVirtualAccount("1", "2", "3")
    expect(server.requests).toEqual(["DELETE /bidv/1/orders/2/va/3"])
  })

  it("adds a VA under the upgrade guide's path where the reference's does not exist", async () => {
    const added = answering(200, { status: "success", data: { va_number: "963NQ", amount: 1, status: "Unpaid" } })
    const { api, server } = await serve([answering(404, "<h1>404 Page Not Found</h1>"), added], { version })
    expect(await api.addVirtualAccount("1", "2", { durationSeconds: null })).toMatchObject({ vaNumber: "963NQ" })
    expect(server.requests).toEqual(["POST /bidv/1/orders/2/va", "POST /bidv/1/orders/2/vas"])
  })

  it("does not, where SePay says that it does not know the order", async () => {
    const unknown = answering(404, { status: 404, messages: { error: "Not found" } })
    const { api, server } = await serve([unknown], { version })
    const error = await rejectionOf(api.addVirtualAccount("1", "2", { durationSeconds: null }))
    expect(error).toMatchObject({ kind: "not_found" })
    expect(server.requests).toHaveLength(1)
  })

  it("a detail without the thing is not_found", async () => {
    const { api } = await serve([answering(200, { status: 200, bankaccount: [], transaction: null })], { version })
    expect(await rejectionOf(api.getBankAccount("1"))).toMatchObject({ kind: "not_found" })
    expect(await rejectionOf(api.getTransaction("1"))).toMatchObject({ kind: "not_found" })
  })

  it("refuses to hide a gap when there are more new transactions than v1 tells", async () => {
    const transactions = Array.from({ length: 5_000 }, (_, index) => ({ id: String(index + 1), amount_in: "1.00" }))
    const { api } = await serve([answering(200, { status: 200, transactions })], { version })
    expect(await rejectionOf(api.listTransactions({ sinceId: "0" }))).toMatchObject({ kind: "validation" })
  })
})
