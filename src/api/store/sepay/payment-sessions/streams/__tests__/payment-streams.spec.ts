import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { setTimeout as wait } from "node:timers/promises"
import type { Logger } from "@medusajs/framework/types"
import type { Response } from "express"
import type { PaymentWatcher } from "../../../../../../modules/sepay/payments/payment-changes"
import type { StoreSepayPaymentSession } from "../../types"
import { isFinal as isFinalForClient } from "../../../../../../../packages/storefront/src/client/is-final"
import { PaymentStreams, StreamRefusal, type PaymentStreamsOptions } from "../payment-streams"
import { isFinal } from "../watched-payment"

const WAITING: StoreSepayPaymentSession = {
  id: "payses_1",
  status: "waiting",
  flow: "order_first",
  currency_code: "vnd",
  amount_vnd: 100_000,
  paid_amount_vnd: 0,
  remaining_amount_vnd: 100_000,
  outstanding_amount_vnd: 100_000,
  refunded_amount_vnd: 0,
  to_return_amount_vnd: 0,
  order_code: "SEPA7KQ2M9XWTC4",
  va_number: "963NQDORD1234567890AB",
  account_holder_name: "CONG TY CA PHE PHO CO",
  bank_name: "BIDV",
  bank_bin: "970418",
  vietqr: "000201",
  expires_at: null,
  order_id: "order_1",
  outstanding_payment_session_id: null,
}

/** More than a socket and the system hold between a server that writes and a client that does not read. */
const CHANGES_OF_A_SLOW_CLIENT = 400
const LONG_NAME = "A".repeat(100_000)

let warnings: string[]
let watchers: PaymentWatcher[]
let unwatched: number
let payment: StoreSepayPaymentSession
let streams: PaymentStreams
let server: Server
let incoming: IncomingMessage[]
let before: { term: number; int: number }

beforeEach(async () => {
  warnings = []
  watchers = []
  unwatched = 0
  payment = WAITING
  incoming = []
  before = { term: process.listenerCount("SIGTERM"), int: process.listenerCount("SIGINT") }
  use({})
  server = createServer((message, response) => void answer(message, response)).listen(0, "127.0.0.1")
  await new Promise((resolve) => server.once("listening", resolve))
})

afterEach(async () => {
  incoming.forEach((message) => message.destroy())
  await new Promise((resolve) => server.close(resolve))
  // Whatever happened, nothing is left that would hold a process or swallow a signal.
  await until(() => process.listenerCount("SIGTERM") === before.term && process.listenerCount("SIGINT") === before.int)
})

/** The streams under test; what is not given is as in a store in which everything works. */
function use(options: Partial<PaymentStreamsOptions>): void {
  streams = new PaymentStreams({
    maximum: 3,
    maximumPerPayment: 2,
    read: async () => payment,
    watch: async (_, watcher) => {
      watchers.push(watcher)
      return () => void (unwatched += 1)
    },
    logger: { warn: (line: string) => void warnings.push(line) } as unknown as Logger,
    ...options,
  })
}

async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
  const receivableId = message.url?.slice(1) ?? ""
  try {
    await streams.open({
      receivableId,
      paymentSessionId: `payses_${receivableId}`,
      lastEventId: undefined,
      response: response as unknown as Response,
    })
  } catch (error) {
    const status = error instanceof StreamRefusal ? error.status : 500
    response.writeHead(status).end(error instanceof Error ? error.message : "")
  }
}

/** Asks for a stream; what comes is not read until somebody reads it. */
async function open(receivableId: string): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: "127.0.0.1", port, path: `/${receivableId}`, agent: false }, resolve).once("error", reject).end()
  })
  message.on("error", () => undefined)
  incoming.push(message)
  return message
}

async function readAll(message: IncomingMessage): Promise<string> {
  let text = ""
  for await (const chunk of message) {
    text += String(chunk)
  }
  return text
}

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; waited < 10_000 && !holds(); waited += 10) {
    await wait(10)
  }
  expect(holds()).toBe(true)
}

describe("the end of a payment", () => {
  it.each<[StoreSepayPaymentSession["status"], string | null, boolean]>([
    ["pending", "order_1", false],
    ["waiting", "order_1", false],
    ["partially_paid", "order_1", false],
    ["expired", "order_1", false],
    ["paid", null, false],
    ["paid", "order_1", true],
    ["outstanding", "order_1", false],
    ["partially_refunded", "order_1", true],
    ["refunded", "order_1", true],
    ["canceled", null, true],
    ["canceled", "order_1", true],
  ])("is the same for the server and for storefronts: %s, order %s", (status, order_id, expected) => {
    const told = { ...WAITING, status, order_id }
    expect(isFinal({ digest: "", payment: told })).toBe(expected)
    expect(isFinalForClient(told)).toBe(expected)
  })
})

describe("the streams of a process", () => {
  it("are no more than the options allow, in all and of one payment, and make room when they are closed", async () => {
    expect((await open("a")).statusCode).toBe(200)
    const second = await open("a")
    expect((await open("a")).statusCode).toBe(429)
    const third = await open("b")
    expect((await open("c")).statusCode).toBe(503)
    second.destroy()
    third.destroy()
    await until(() => unwatched === 1)
    expect((await open("c")).statusCode).toBe(200)
    expect((await open("a")).statusCode).toBe(200)
  })

  it("listen once for a payment, and read it once for all that watch it", async () => {
    let readings = 0
    use({ read: async () => ({ ...payment, paid_amount_vnd: ++readings }) })
    const [first, second] = [await open("a"), await open("a")]
    expect(watchers).toHaveLength(1)
    const before = readings
    // While it is being read, any number of changes is one more reading.
    watchers.forEach(({ onChange }) => [1, 2, 3, 4].forEach(() => onChange()))
    payment = { ...payment, status: "canceled" }
    const texts = await Promise.all([first, second].map((message) => readAll(message)))
    expect(readings - before).toBeLessThanOrEqual(2)
    for (const text of texts) {
      expect(text).toMatch(/"id":"payses_a","status":"canceled".*\n\nevent: end\ndata: \{"reason":"final"\}\n\n$/s)
    }
  })

  it("are not opened where changes cannot be heard of, which the log says", async () => {
    use({ watch: () => Promise.reject(new Error("nobody hears us")) })
    expect((await open("a")).statusCode).toBe(503)
    expect(warnings).toEqual([expect.stringContaining("nobody hears us")])
    use({})
    expect((await open("a")).statusCode).toBe(200)
  })

  it("are not opened when the payment cannot be read", async () => {
    use({ read: () => Promise.reject(new Error("no database")) })
    expect((await open("a")).statusCode).toBe(500)
    await until(() => unwatched === 1)
  })

  it("end, for the client to come back, when a change cannot be read or changes are not heard of any more", async () => {
    const first = await open("a")
    watchers[0]?.onLost()
    expect(await readAll(first)).toMatch(/"reason":"restart"/)
    const second = await open("a")
    expect(watchers).toHaveLength(2)
    payment = Object.defineProperty({ ...WAITING }, "status", {
      get: () => {
        throw new Error("no database")
      },
      enumerable: true,
    })
    watchers[1]?.onChange()
    expect(await readAll(second)).toMatch(/"reason":"restart"/)
    expect(warnings).toEqual([expect.stringContaining("no database")])
  })

  it("are not opened when changes stop being heard of in that very moment", async () => {
    use({
      read: async () => {
        watchers.at(-1)?.onLost()
        return payment
      },
    })
    expect((await open("a")).statusCode).toBe(503)
    use({})
    expect((await open("a")).statusCode).toBe(200)
  })

  it("end when the process is asked to, and none is opened after it", async () => {
    let passedOn = 0
    const other = () => void (passedOn += 1)
    process.on("SIGTERM", other)
    try {
      const message = await open("a")
      // Jest gives tests a process of their own to listen on. What a real signal does: integration-tests/processes.
      process.emit("SIGTERM", "SIGTERM")
      expect(await readAll(message)).toMatch(/event: end\ndata: \{"reason":"restart"\}\n\n$/)
      expect((await open("b")).statusCode).toBe(503)
      await until(() => passedOn === 1)
    } finally {
      process.off("SIGTERM", other)
    }
  })

  it("cut off a client that does not read", async () => {
    const slow = await open("a")
    slow.pause()
    for (let change = 1; change <= CHANGES_OF_A_SLOW_CLIENT && unwatched === 0; change += 1) {
      payment = { ...WAITING, paid_amount_vnd: change, account_holder_name: LONG_NAME }
      watchers[0]?.onChange()
      await wait(0)
    }
    await until(() => unwatched === 1)
  })
})
