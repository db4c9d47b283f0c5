import { findRedisServer, WITHOUT_REDIS } from "../../scripts/redis"
import { ClusteredStore } from "./support/cluster"
import { prepareStoreTemplate } from "./support/store-template"

const PAY_FIRST_ORDERS = 8
const ORDER_FIRST_ORDERS = 4
const DELIVERIES_PER_SERVER = 10
const SHUTDOWN_MILLISECONDS = 10_000

const isRedisThere = findRedisServer() !== null
const describeWithRedis = isRedisThere ? describe : describe.skip
const reason = isRedisThere ? "" : ` (skipped: ${WITHOUT_REDIS})`
if (!isRedisThere) {
  console.warn(`The tests of several processes are skipped: ${WITHOUT_REDIS}`)
}

describeWithRedis(`two servers and a worker, as docs/production/ describes them${reason}`, () => {
  let store: ClusteredStore | undefined

  function cluster(): ClusteredStore {
    if (store === undefined) {
      throw new Error("The store was not started")
    }
    return store
  }

  beforeAll(async () => {
    store = await ClusteredStore.start("cluster", await prepareStoreTemplate(process.env.DATABASE_URL ?? ""))
  })

  afterAll(async () => {
    await store?.close()
  })

  it.each([
    ["pay_first", PAY_FIRST_ORDERS],
    ["order_first", ORDER_FIRST_ORDERS],
  ] as const)("takes every %s transfer once, however often and wherever its webhook arrives", async (flow, count) => {
    const purchases = await cluster().prepare(flow, count)
    const outcomes = await Promise.all(purchases.map((purchase) => cluster().pay(purchase, DELIVERIES_PER_SERVER)))
    const wrong = outcomes.filter(({ faults, unacknowledged }) => faults.length > 0 || unacknowledged > 0)
    expect(wrong).toEqual([])
  })

  // The last one: it ends the store.
  it("every process ends on SIGTERM", async () => {
    const askedAt = Date.now()
    expect(await cluster().stop()).toEqual([0, 0, 0])
    expect(Date.now() - askedAt).toBeLessThan(SHUTDOWN_MILLISECONDS)
  })
})
