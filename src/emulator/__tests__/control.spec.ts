import { spawn } from "node:child_process"
import { once } from "node:events"
import { request } from "node:http"
import path from "node:path"
import { DEMO_API_TOKEN, startEmulator } from "../index"
import { call, openOrder, start, stopEverythingAfterEach } from "./support"

stopEverythingAfterEach()

describe("control endpoints", () => {
  it("need no token, and take JSON that says so", async () => {
    const emulator = await start()
    const body = '{"accountNumber":"8886158061","amountVnd":1000}'
    const send = async (contentType: string) =>
      fetch(`${emulator.url}/_emulator/transfers`, { method: "POST", headers: { "content-type": contentType }, body })
    expect((await send("application/json; charset=utf-8")).status).toBe(200)
    for (const contentType of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
      expect([contentType, (await send(contentType)).status]).toEqual([contentType, 415])
    }
    expect(emulator.snapshot().transactions).toHaveLength(1)
  })

  it.each([
    ["another page of the same machine", { origin: "http://localhost:3000" }, 403],
    ["a page of the internet", { origin: "https://evil.example" }, 403],
    ["a page without an origin", { origin: "null" }, 403],
    ["a name that leads to this machine", { host: "evil.example:4010" }, 403],
    ["its own page", { host: "localhost:4010", origin: "http://localhost:4010" }, 200],
    ["a tool", { host: "127.0.0.1:4010" }, 200],
  ])("answer %s with what it may have", async (_caller, headers, expected) => {
    const emulator = await start()
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${emulator.url}/_emulator/webhook`, { headers }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
      sent.on("error", reject).end()
    })
    expect(status).toBe(expected)
  })

  it("let the API tell of orders and transactions what SePay would not", async () => {
    const emulator = await start()
    const order = await openOrder(emulator, "BIDV")
    const { transaction } = await emulator.transfer({ accountNumber: "8886158061", amountVnd: 1_000 })
    const told = { amount_in: "15.37", accumulated: 7, reference_number: "OTHER" }
    await call(emulator, `PUT /_emulator/answers/${transaction.uuid}`, { body: told })
    await call(emulator, `PUT /_emulator/answers/${order.id}`, { body: { status: "Partially", paid_amount: 500 } })
    expect((await call(emulator, `GET /v2/transactions/${transaction.uuid}`)).json["data"]).toMatchObject(told)
    expect((await call(emulator, `GET ${order.path}`)).json["data"]).toMatchObject({ status: "Partially", paid_amount: 500 })
    emulator.answerAs(String(transaction.id), {})
    expect((await call(emulator, `GET /v2/transactions/${transaction.uuid}`)).json["data"]).toMatchObject({ amount_in: 1_000 })
    expect((await call(emulator, "PUT /_emulator/answers/nothing", { body: {} })).status).toBe(404)
  })

  it("tell health and time, and skip time", async () => {
    const emulator = await start()
    const before = await call(emulator, "GET /_emulator/health", { token: null })
    const after = await call(emulator, "POST /_emulator/time", { body: { advanceSeconds: 86_400 } })
    const day = (text: unknown) => Date.parse(String(text).slice(0, 10))
    expect(day(after.json["data"]?.["time"]) - day(before.json["data"]?.["time"])).toBe(86_400_000)
    expect((await call(emulator, "POST /_emulator/time", { body: { advanceSeconds: -1 } })).status).toBe(422)
  })

  it("set and tell faults", async () => {
    const emulator = await start()
    const put = await call(emulator, "PUT /_emulator/faults", {
      body: { latencyMilliseconds: 5, html: { status: 200 }, timeout: false },
    })
    const expected = { latencyMilliseconds: { milliseconds: 5 }, html: { status: 200 } }
    expect(put.json["data"]).toEqual(expected)
    expect((await call(emulator, "GET /_emulator/faults")).json["data"]).toEqual(expected)
    expect((await call(emulator, "PUT /_emulator/faults", { body: {} })).json["data"]).toEqual({})
  })

  it("set and tell where webhooks go", async () => {
    const emulator = await start()
    const put = await call(emulator, "PUT /_emulator/webhook", { body: { url: "http://127.0.0.1:9/", apiKey: "key" } })
    const expected = {
      url: "http://127.0.0.1:9/",
      apiKey: "key",
      contentType: "json",
      retry: true,
      payload: "full",
      timeoutMilliseconds: 30_000,
    }
    expect(put.json["data"]).toEqual(expected)
    expect((await call(emulator, "GET /_emulator/webhook")).json["data"]).toEqual(expected)
    expect((await call(emulator, "PUT /_emulator/webhook", { body: { url: "nowhere" } })).status).toBe(422)
  })

  it("count requests by method and route", async () => {
    const emulator = await start()
    const order = await openOrder(emulator, "BIDV")
    await call(emulator, `GET ${order.path}`)
    await call(emulator, `GET ${order.path}`)
    await call(emulator, "GET /v2/nothing")
    expect((await call(emulator, "GET /_emulator/requests")).json["data"]).toEqual({
      "POST /v2/bank-accounts/:bankAccountId/orders": 1,
      "GET /v2/bank-accounts/:bankAccountId/orders/:orderId": 2,
      unmatched: 1,
    })
  })

  it("tell and forget everything", async () => {
    const emulator = await start({ webhook: { url: "http://127.0.0.1:9/" } })
    const order = await openOrder(emulator, "BIDV")
    await emulator.transfer({ vaNumber: order.vaNumber, amountVnd: 1000, webhook: { deliver: false } })
    const { json } = await call(emulator, "GET /_emulator/state")
    expect(json["data"]).toMatchObject({
      orders: [{ status: "Partially", virtualAccounts: [{ vaNumber: order.vaNumber }] }],
      transactions: [{ amountVnd: 1000 }],
      deliveries: [],
    })
    await call(emulator, "POST /_emulator/reset")
    expect(emulator.snapshot()).toMatchObject({ orders: [], transactions: [], deliveries: [], requests: {} })
    expect(emulator.snapshot().bankAccounts.every(({ balanceVnd }) => balanceVnd === 0)).toBe(true)
    expect(emulator.describeWebhook().url).toBe("http://127.0.0.1:9/")
  })

  it("answer 404 to what does not exist", async () => {
    const emulator = await start()
    expect((await call(emulator, "GET /_emulator/nothing")).status).toBe(404)
    expect((await call(emulator, "GET /")).status).toBe(404)
  })

  it("list deliveries", async () => {
    const emulator = await start({ webhook: { url: "http://127.0.0.1:9/", retry: false } })
    await emulator.transfer({ accountNumber: "8886158061", amountVnd: 1000, webhook: { wait: true } })
    const { json } = await call(emulator, "GET /_emulator/deliveries")
    expect(json["data"]).toEqual([
      expect.objectContaining({
        id: 1,
        ok: false,
        status: null,
        error: expect.any(String),
        payload: expect.any(Object),
      }),
    ])
  })
})

describe("from code", () => {
  it("takes a demo token of SePay's shape", () => {
    expect(DEMO_API_TOKEN).toMatch(/^[A-Za-z0-9]{64}$/)
  })

  it.each([[{ port: -1 }], [{ timeScale: -1 }], [{ requestsPerSecond: { v2: 0 } }], [{ webhook: { url: "nowhere" } }]])(
    "refuses %p",
    async (options) => {
      await expect((async () => startEmulator(options))()).rejects.toThrow()
    }
  )

  it("refuses a port that is taken", async () => {
    const { port } = await start()
    await expect(startEmulator({ port })).rejects.toMatchObject({ code: "EADDRINUSE" })
  })
})

describe("command line", () => {
  const CLI = path.join(__dirname, "..", "cli.ts")

  /** Runs the command until it ends, or interrupts it once it has said `interruptAfter`. */
  async function run(args: string[], interruptAfter?: string) {
    const child = spawn(process.execPath, ["--import", "tsx", CLI, ...args], { stdio: ["ignore", "pipe", "pipe"] })
    let output = ""
    let isInterrupted = false
    const collect = (chunk: Buffer) => {
      output += chunk.toString()
      if (interruptAfter !== undefined && output.includes(interruptAfter) && !isInterrupted) {
        isInterrupted = child.kill("SIGINT")
      }
    }
    child.stdout.on("data", collect)
    child.stderr.on("data", collect)
    const [exitCode] = (await once(child, "close")) as [number | null]
    return { exitCode, output }
  }

  it("says where it is, what it takes and how to pay, and ends when interrupted", async () => {
    const { exitCode, output } = await run(["--port", "0", "--api-key", "key"], "amountVnd")
    expect(exitCode).toBe(0)
    expect(output).toMatch(/http:\/\/127\.0\.0\.1:\d+\/v2\n/)
    expect(output).toContain(DEMO_API_TOKEN)
    expect(output).toContain("/_emulator/transfers")
  })

  it("says that a port is taken", async () => {
    const { port } = await start()
    const { exitCode, output } = await run(["--port", String(port)])
    expect(exitCode).toBe(1)
    expect(output).toContain("The port is in use")
  })
})
