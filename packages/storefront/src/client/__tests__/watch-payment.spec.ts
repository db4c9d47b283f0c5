import { setTimeout as sleep } from "node:timers/promises"

import Medusa from "@medusajs/js-sdk"

import { Page } from "../../__tests__/support/page"
import { waitingPayment } from "../../__tests__/support/payments"
import { PUBLISHABLE_KEY, StoreServer } from "../../__tests__/support/store-server"
import { createSepayClient } from "../create-client"
import type { SepayClient } from "../types"

const SECOND = 1000
const LONGEST_WAIT_SECONDS = 300
const STEP_MILLISECONDS = 100
/** What the network gets for each step of the clock. */
const REAL_STEP_MILLISECONDS = 5

/** The clock of the client is set forward; the network between it and the store is real. */
beforeEach(() => {
  jest.useFakeTimers({
    doNotFake: ["nextTick", "queueMicrotask", "setImmediate", "clearImmediate", "setInterval", "clearInterval", "performance"],
  })
})

let store: StoreServer
let client: SepayClient
let stop: () => void = () => {}
let heard: string[]

beforeEach(async () => {
  heard = []
  store = await StoreServer.start(waitingPayment())
  client = createSepayClient({ baseUrl: store.url, publishableKey: PUBLISHABLE_KEY })
})

afterEach(async () => {
  stop()
  jest.useRealTimers()
  await store.stop()
})

function watch(paymentSessionId = "payses_01"): void {
  stop = client.watch(paymentSessionId, {
    onPayment: ({ status, order_id }) => heard.push(order_id === null ? status : `${status} ${order_id}`),
    onConnection: (isConnected) => heard.push(isConnected ? "connected" : "disconnected"),
    onError: ({ status }) => heard.push(`error ${status}`),
  })
}

/** Sets the clock forward until that is so. @returns how many seconds it took */
async function until(isSo: () => boolean): Promise<number> {
  for (let waited = 0; waited < LONGEST_WAIT_SECONDS * SECOND; waited += STEP_MILLISECONDS) {
    await sleep(REAL_STEP_MILLISECONDS)
    if (isSo()) {
      return waited / SECOND
    }
    jest.advanceTimersByTime(STEP_MILLISECONDS)
  }
  throw new Error(`It did not come so. Heard: ${heard.join(", ")}`)
}

/** No connection is open, and no timer is set. */
async function untilOver(): Promise<void> {
  await until(() => store.openStreams === 0 && jest.getTimerCount() === 0)
}

function streamRequests() {
  return store.requests.filter(({ path }) => path.endsWith("/events"))
}

async function pass(seconds: number): Promise<void> {
  const end = Date.now() + seconds * SECOND
  await until(() => Date.now() >= end)
}

function hear(what: string): Promise<number> {
  return until(() => heard.includes(what))
}

describe("watching a payment", () => {
  it("tells of the payment and of each change of it, until it is paid and ordered", async () => {
    watch()
    await hear("waiting order_01")
    store.change({ status: "partially_paid" })
    await hear("partially_paid order_01")
    store.change({ status: "paid", order_id: null })
    await hear("paid")
    store.change({ order_id: "order_01" })
    await hear("paid order_01")
    expect(heard).toEqual(["connected", "waiting order_01", "partially_paid order_01", "paid", "paid order_01"])
    await untilOver()
    expect(store.requests).toHaveLength(1)
  })

  it("goes on while the order has something outstanding", async () => {
    watch()
    await hear("waiting order_01")
    store.change({ status: "outstanding" })
    await hear("outstanding order_01")
    expect(store.openStreams).toBe(1)
    store.change({ status: "paid" })
    await hear("paid order_01")
    await untilOver()
  })

  it.each(["partially_refunded", "refunded", "canceled"] as const)("ends when the payment is %s", async (status) => {
    watch()
    await hear("waiting order_01")
    store.change({ status })
    await hear(`${status} order_01`)
    await untilOver()
  })

  it("does so by Medusa's SDK", async () => {
    client = createSepayClient({ sdk: new Medusa({ baseUrl: store.url, publishableKey: PUBLISHABLE_KEY }) })
    watch()
    await hear("waiting order_01")
    store.change({ status: "canceled" })
    await hear("canceled order_01")
    expect(heard).toEqual(["connected", "waiting order_01", "canceled order_01"])
  })

  it("says nothing after it was stopped, and leaves nothing behind", async () => {
    watch()
    await hear("waiting order_01")
    stop()
    store.change({ status: "paid" })
    await untilOver()
    expect(heard).toEqual(["connected", "waiting order_01"])
  })

  it("misses nothing while the connection is lost", async () => {
    watch()
    await hear("waiting order_01")
    store.cutConnections()
    await until(() => store.openStreams === 0)
    store.change({ status: "partially_paid" })
    await hear("partially_paid order_01")
    expect(heard).not.toContain("disconnected")
  })

  it("is not told again what it knows", async () => {
    watch()
    await hear("waiting order_01")
    store.endStreams("lifetime")
    await until(() => streamRequests().length === 2 && store.openStreams === 1)
    expect(streamRequests().map(({ headers }) => headers["last-event-id"])).toEqual([undefined, "0"])
    expect(heard).toEqual(["connected", "waiting order_01"])
  })

  it("comes back when the store restarts, and not all at once", async () => {
    watch()
    await hear("waiting order_01")
    store.endStreams("restart")
    await until(() => streamRequests().length === 2)
    store.endStreams("restart")
    await until(() => streamRequests().length === 3)
    expect(store.requests).toHaveLength(3)
  })

  it("stops when the store says that it is over", async () => {
    watch()
    await hear("waiting order_01")
    store.endStreams("final")
    await untilOver()
    expect(store.requests).toHaveLength(1)
  })

  it("connects anew when it hears nothing any more, not even a heartbeat", async () => {
    watch()
    await hear("waiting order_01")
    expect(await until(() => streamRequests().length === 2)).toBeGreaterThanOrEqual(40)
  })

  it.each([
    ["are answered with a page", "is a page"],
    ["are refused for now", "is refused"],
    ["are kept back", "is kept back"],
  ] as const)("asks again and again where streams %s", async (_, conduct) => {
    store.streams = conduct
    watch()
    await hear("waiting order_01")
    store.change({ status: "partially_paid" })
    await hear("partially_paid order_01")
    store.change({ status: "paid" })
    await hear("paid order_01")
    expect(heard).toEqual(expect.arrayContaining(["connected", "waiting order_01", "partially_paid order_01"]))
    expect(heard).not.toContain("disconnected")
    await untilOver()
  })

  it("tries the stream again when the store asked to wait", async () => {
    store.streams = "is refused"
    watch()
    await hear("waiting order_01")
    store.streams = "works"
    await until(() => store.openStreams === 1)
  })

  it("asks less and less often", async () => {
    store.streams = "is a page"
    watch()
    await until(() => streamRequests().length === 2)
    const questions = store.requests.length - 2
    expect(questions).toBeGreaterThanOrEqual(5)
    expect(questions).toBeLessThanOrEqual(10)
  })

  it("tells when the store cannot be reached, and goes on as soon as it can", async () => {
    store.refusal = { status: 503, body: "{}" }
    watch()
    await hear("disconnected")
    store.refusal = null
    await hear("waiting order_01")
    await until(() => store.openStreams === 1)
    expect(heard).toEqual(["disconnected", "waiting order_01", "connected"])
  })

  it.each([
    ["there is no such payment", "payses_unknown", PUBLISHABLE_KEY, "error 404"],
    ["the key is wrong", "payses_01", "pk_wrong", "error 400"],
  ])("gives up when %s", async (_, paymentSessionId, publishableKey, error) => {
    client = createSepayClient({ baseUrl: store.url, publishableKey })
    watch(paymentSessionId)
    await hear(error)
    await untilOver()
    expect(heard).toEqual([error])
  })
})

describe("watching a payment on a page", () => {
  let page: Page

  beforeEach(() => {
    page = new Page()
  })

  afterEach(() => {
    stop()
    page.remove()
  })

  it("connects anew as soon as the browser is online again", async () => {
    watch()
    await hear("waiting order_01")
    page.connect(false)
    await hear("disconnected")
    page.connect(true)
    await until(() => streamRequests().length === 2 && store.openStreams === 1)
    store.change({ status: "partially_paid" })
    await hear("partially_paid order_01")
    expect(heard).toEqual(["connected", "waiting order_01", "disconnected", "connected", "partially_paid order_01"])
  })

  it("asks at once when the shopper comes back, and rarely until then", async () => {
    store.streams = "is a page"
    page.show(false)
    watch()
    await hear("waiting order_01")
    const before = store.requests.length
    await pass(3)
    expect(store.requests).toHaveLength(before)
    store.change({ status: "paid" })
    page.show(true)
    expect(await hear("paid order_01")).toBeLessThan(4)
  })

  it("does not trust a stream that was silent while nobody looked", async () => {
    watch()
    await hear("waiting order_01")
    page.show(false)
    await pass(25)
    expect(streamRequests()).toHaveLength(1)
    page.show(true)
    await until(() => streamRequests().length === 2 && store.openStreams === 1)
  })

  it("leaves a stream alone that is alive", async () => {
    watch()
    await hear("waiting order_01")
    page.show(false)
    await pass(1)
    page.show(true)
    await pass(1)
    expect(streamRequests()).toHaveLength(1)
  })

  it("is deaf after it was stopped", async () => {
    watch()
    await hear("waiting order_01")
    stop()
    page.connect(false)
    page.connect(true)
    page.show(true)
    await untilOver()
    await pass(1)
    expect(store.requests).toHaveLength(1)
    expect(heard).toEqual(["connected", "waiting order_01"])
  })
})
