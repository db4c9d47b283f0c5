import type { Bench, StoreBenchmark } from "./benchmark"
import { sumCalls } from "./support/calls"
import { CaptureWatch } from "./support/capture-watch"
import { queryRows } from "./support/database"
import { LoadClient } from "./support/load-client"
import { placeOrders, type PlacedOrder } from "./support/orders"
import { ShopperPage } from "./support/shopper-page"
import { percentile } from "./support/statistics"
import { Watchers } from "./support/watchers"
import { preparePayment } from "./support/webhooks"

/** 500 streams: of 50 orders, each in half as many tabs as the store allows. */
const WATCHED_ORDERS = 50
const STREAMS_PER_ORDER = 10
const WARM_UP_PAYMENTS = 10
const PAYMENTS = 100
const BYTES_PER_KILOBYTE = 1_024
const LISTENERS = `SELECT pid FROM pg_stat_activity
  WHERE datname = current_database() AND query LIKE 'LISTEN sepay_payment%'`

/**
 * How soon after the answer to its webhook a shopper's page, in a browser, says that the payment is there, while many others
 * watch theirs on the same server; what the streams cost that server, and what they cost SePay.
 */
export const storefront: StoreBenchmark = {
  name: "storefront",
  isShort: true,
  // With the jobs: what they ask SePay counts, too.
  workerMode: "shared",
  async run(bench) {
    const payments = bench.samples(PAYMENTS)
    const callsBefore = sumCalls(bench.emulator)
    const watchedCount = bench.samples(WATCHED_ORDERS)
    const orders = await placeOrders(bench.shopper, bench.variantId, watchedCount + WARM_UP_PAYMENTS + payments)
    const orderCount = orders.length
    const watched = orders
      .splice(0, watchedCount)
      .flatMap((order) => Array.from({ length: STREAMS_PER_ORDER }, () => order))
    const watchers = new Watchers(bench)
    const client = new LoadClient(bench.storeUrl, 1)
    try {
      const bytesPerStream = await measureMemory(client, watchers, watched)
      await watchers.open(watched)
      const visibleMs = await payOneAtATime(bench, client, orders)
      const listeners = await queryRows(bench.databaseUrl, LISTENERS)
      return {
        figures: [
          {
            metric: "storefront.paid_visible_ms_p95",
            value: percentile(visibleMs.slice(WARM_UP_PAYMENTS), 0.95),
            unit: "ms",
            target: { atMost: 300 },
          },
          {
            metric: "storefront.open_streams",
            value: watchers.openCount,
            unit: "streams",
            target: { exactly: watched.length },
          },
          { metric: "storefront.listen_connections", value: listeners.length, unit: "connections", target: { exactly: 1 } },
          {
            metric: "storefront.sepay_calls_per_order",
            value: (sumCalls(bench.emulator) - callsBefore) / orderCount,
            unit: "calls",
            target: { exactly: 1 },
          },
        ],
        details: [
          { what: `webhook answered → "paid" on the page, ${watched.length} other streams`, samples: visibleMs, unit: "ms" },
          { what: "memory of the store per open stream", samples: [bytesPerStream / BYTES_PER_KILOBYTE], unit: "kB" },
        ],
      }
    } finally {
      client.close()
      await watchers.close()
    }
  },
}

/** The store's memory with streams, and without them once they were there: everything else is warm by then. */
async function measureMemory(client: LoadClient, watchers: Watchers, watched: readonly PlacedOrder[]): Promise<number> {
  await watchers.open(watched)
  const withStreams = await readBytes(client)
  await watchers.close()
  return (withStreams - (await readBytes(client))) / watched.length
}

async function readBytes(client: LoadClient): Promise<number> {
  const { bytes } = JSON.parse(await client.get("/bench/memory", {})) as { bytes: number }
  return bytes
}

/** @returns for each order, how many milliseconds after the answer to its webhook the page said "paid" */
async function payOneAtATime(bench: Bench, client: LoadClient, orders: readonly PlacedOrder[]): Promise<number[]> {
  const captures = await CaptureWatch.start(bench.databaseUrl)
  const page = await ShopperPage.open(bench)
  const durations: number[] = []
  try {
    for (const order of orders) {
      await page.show(order.orderId)
      const paid = page.paidAt()
      await client.post(preparePayment(order))
      const answeredAt = Date.now()
      durations.push((await paid) - answeredAt)
      await captures.capturedAt(order.orderId)
    }
  } finally {
    await page.close()
    await captures.stop()
  }
  return durations
}
