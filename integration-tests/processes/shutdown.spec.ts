import { WatchedStream } from "../support/watched-stream"
import { watchUntilRight } from "./support/audit"
import { ProcessStore, type StoreProcess } from "./support/process-store"
import { choosePurchase, makePayable } from "./support/purchase"
import { prepareStoreTemplate } from "./support/store-template"

/** More than are settled at once, so that some wait. */
const PURCHASES = 12
const SHUTDOWN_MILLISECONDS = 10_000
const CAPTURE_MILLISECONDS = 60_000
const WATCHED_ORDERS = 25
const STREAMS_PER_ORDER = 20
const SHUTDOWN_WITH_STREAMS_MILLISECONDS = 5_000

describe("a store that is asked to end", () => {
  let store: ProcessStore
  let server: StoreProcess

  beforeAll(async () => {
    const template = await prepareStoreTemplate(process.env.DATABASE_URL ?? "")
    store = await ProcessStore.open("shutdown", template, "single")
    server = await store.addProcess("shared", "shared")
    store.sendWebhooksTo(server)
    await server.start()
    await store.untilBankAccountsAreKnown()
  })

  afterAll(async () => {
    await store.close()
  })

  it("ends soon with settlements under way, and captures them after the next start", async () => {
    const [variantId = ""] = store.variantIds
    const purchases = await Promise.all(
      Array.from({ length: PURCHASES }, async () =>
        makePayable(server.shopper, await choosePurchase(server.shopper, "order_first", variantId))
      )
    )
    const transfers = await Promise.all(
      purchases.map(({ vaNumber, amountVnd }) => store.emulator.transfer({ vaNumber, amountVnd, webhook: { wait: true } }))
    )
    expect(transfers.flatMap(({ deliveries }) => deliveries).every(({ ok }) => ok)).toBe(true)

    const askedAt = Date.now()
    expect(await server.stop()).toBe(0)
    expect(Date.now() - askedAt).toBeLessThan(SHUTDOWN_MILLISECONDS)

    await server.start()
    const startedAt = Date.now()
    const outcomes = await Promise.all(
      purchases.map((purchase) => watchUntilRight(store.sql, purchase, startedAt, CAPTURE_MILLISECONDS))
    )
    expect(outcomes.filter(({ faults }) => faults.length > 0)).toEqual([])
  })

  it("ends soon with 500 open streams, and tells each to come back", async () => {
    const [variantId = ""] = store.variantIds
    const placeOrder = async () => (await server.shopper.placeOrder(variantId)).sessionId
    // One after another: orders of one variant wait for each other in Medusa, and give up where a machine is slow.
    const sessionIds: string[] = []
    for (let count = 0; count < WATCHED_ORDERS; count += 1) {
      sessionIds.push(await placeOrder())
    }
    const target = { baseUrl: server.url, publishableKey: store.publishableKey }
    const streams = await Promise.all(
      sessionIds.flatMap((sessionId) =>
        Array.from({ length: STREAMS_PER_ORDER }, () => WatchedStream.open({ ...target, sessionId }))
      )
    )
    await Promise.all(streams.map((stream) => stream.untilStatus("waiting")))

    const askedAt = Date.now()
    expect(await server.stop()).toBe(0)
    expect(Date.now() - askedAt).toBeLessThan(SHUTDOWN_WITH_STREAMS_MILLISECONDS)
    expect(await Promise.all(streams.map((stream) => stream.untilEnded()))).toEqual(streams.map(() => "restart"))

    await server.start()
    const [first] = streams
    const back = await WatchedStream.open({
      ...target,
      sessionId: sessionIds[0] ?? "",
      ...(first?.lastEventId === undefined ? {} : { lastEventId: first.lastEventId }),
    })
    expect(back.status).toBe(200)
    await back.close()
  })
})
