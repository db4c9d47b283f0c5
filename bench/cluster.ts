import { ClusteredStore, type ClusteredPurchase } from "../integration-tests/processes/support/cluster"
import { prepareStoreTemplate } from "../integration-tests/processes/support/store-template"
import type { OwnStoresBenchmark } from "./benchmark"
import { forEachAtConcurrency } from "./support/concurrency"

const ORDERS = 50
const DELIVERIES_PER_SERVER = 10
/** Purchases that are paid at the same time. */
const CONCURRENCY = 10
const MILLISECONDS_PER_SECOND = 1_000

/**
 * How many orders come out wrong when two servers and a worker share the work: every webhook is delivered ten times to
 * both servers at once while the shopper completes the cart on both.
 */
export const cluster: OwnStoresBenchmark = {
  name: "cluster",
  isShort: false,
  async run(bench) {
    const store = await ClusteredStore.start("cluster", await prepareStoreTemplate(bench.databaseUrl))
    try {
      const purchases = await store.prepare("pay_first", bench.samples(ORDERS))
      const outcomes: ClusteredPurchase[] = []
      await forEachAtConcurrency(purchases, CONCURRENCY, async (purchase) => {
        outcomes.push(await store.pay(purchase, DELIVERIES_PER_SERVER))
      })
      const wrong = outcomes.filter(({ faults, unacknowledged }) => faults.length > 0 || unacknowledged > 0)
      for (const { purchase, faults, unacknowledged } of wrong) {
        console.log(`  ${purchase.cartId}: ${[...faults.map(({ what }) => what), `${unacknowledged} unacknowledged`].join("; ")}`)
      }
      const captureSeconds = outcomes.flatMap(({ capturedAfterMilliseconds: milliseconds }) =>
        milliseconds === null ? [] : [milliseconds / MILLISECONDS_PER_SECOND]
      )
      return {
        figures: [
          { metric: "cluster.orders", value: outcomes.length, unit: "orders", target: { atLeast: ORDERS } },
          { metric: "cluster.orders_wrong", value: wrong.length, unit: "orders", target: { exactly: 0 } },
        ],
        details: [{ what: "webhooks sent → captured, order.placed sent", samples: captureSeconds, unit: "s" }],
      }
    } finally {
      await store.close()
    }
  },
}
