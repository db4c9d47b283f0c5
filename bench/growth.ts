import { formatVietnamTime } from "../src/sepay/time"
import type { Bench, StoreBenchmark } from "./benchmark"
import { CaptureWatch } from "./support/capture-watch"
import type { Findings } from "./support/figures"
import { fillLedger, LARGE_TRANSACTIONS, openNewShop, SMALL_TRANSACTIONS } from "./support/grown-shop"
import { LoadClient } from "./support/load-client"
import { monotonicMilliseconds } from "./support/monotonic-clock"
import { type PlacedOrder, placeOrders } from "./support/orders"
import type { Shop } from "./support/shop"
import { alternate, percentile } from "./support/statistics"
import { prepareWebhook } from "./support/webhooks"

const WARM_UP_PAIRS = 20
const PAIRS = 200
/** Orders are placed shortly before they are paid, as shoppers do. */
const PAIRS_PER_BATCH = 50

/**
 * Whether a payment takes longer when the ledger has grown: from SePay's webhook until the order is captured, in two stores
 * that differ in nothing but their ledgers, one payment in each in turn.
 */
export const growth: StoreBenchmark = {
  name: "growth",
  isShort: false,
  workerMode: "server",
  async run(bench) {
    return withTill(bench, "small", (small) => withTill(bench, "large", (large) => measure(bench, small, large)))
  },
}

/** A shop whose orders are paid by webhook. */
interface Till {
  shop: Shop
  watch: CaptureWatch
  client: LoadClient
}

async function withTill<T>(bench: Bench, name: string, work: (till: Till) => Promise<T>): Promise<T> {
  const shop = await openNewShop(bench, `growth_${name}`)
  try {
    const watch = await CaptureWatch.start(shop.databaseUrl)
    const client = new LoadClient(shop.storeUrl, 1)
    try {
      return await work({ shop, watch, client })
    } finally {
      client.close()
      await watch.stop()
    }
  } finally {
    await shop.close()
  }
}

async function measure(bench: Bench, small: Till, large: Till): Promise<Findings> {
  const largeTransactions = bench.samples(LARGE_TRANSACTIONS)
  await fillLedger(small.shop, SMALL_TRANSACTIONS)
  await fillLedger(large.shop, largeTransactions)
  await compare(small, large, bench.samples(WARM_UP_PAIRS))
  const [smallMs, largeMs] = await compare(small, large, bench.samples(PAIRS))
  return {
    figures: [
      {
        metric: "growth.settle_p95_ratio",
        value: percentile(largeMs, 0.95) / percentile(smallMs, 0.95),
        unit: "ratio",
        target: { atMost: 1.3 },
      },
    ],
    details: [
      { what: `webhook sent → order captured, ${SMALL_TRANSACTIONS} transactions known`, samples: smallMs, unit: "ms" },
      { what: `webhook sent → order captured, ${largeTransactions} transactions known`, samples: largeMs, unit: "ms" },
    ],
  }
}

/** @returns milliseconds from sending the webhook until the order is captured, in the small and in the large ledger */
async function compare(small: Till, large: Till, pairs: number): Promise<[smallMs: number[], largeMs: number[]]> {
  const smallMs: number[] = []
  const largeMs: number[] = []
  while (smallMs.length < pairs) {
    const count = Math.min(PAIRS_PER_BATCH, pairs - smallMs.length)
    const [ones, others] = await compareBatch(small, large, count)
    smallMs.push(...ones)
    largeMs.push(...others)
  }
  return [smallMs, largeMs]
}

async function compareBatch(small: Till, large: Till, pairs: number): Promise<[smallMs: number[], largeMs: number[]]> {
  const smallOrders = await place(small, pairs)
  const largeOrders = await place(large, pairs)
  const smallIds = smallOrders.map(({ orderId }) => orderId)
  const largeIds = largeOrders.map(({ orderId }) => orderId)
  const samples = await alternate(
    pairs,
    () => pay(small, takeOne(smallOrders)),
    () => pay(large, takeOne(largeOrders))
  )
  await small.watch.requireCapturedOnce(smallIds)
  await large.watch.requireCapturedOnce(largeIds)
  return samples
}

async function place({ shop }: Till, count: number): Promise<PlacedOrder[]> {
  return placeOrders(shop.shopper, shop.variantId, count)
}

function takeOne(orders: PlacedOrder[]): PlacedOrder {
  const order = orders.pop()
  if (order === undefined) {
    throw new Error("There are fewer orders than samples.")
  }
  return order
}

/** The transfer is of this minute, the busiest of the ledger. */
async function pay({ client, watch }: Till, order: PlacedOrder): Promise<number> {
  const { vaNumber, orderCode, amountVnd, orderId, sessionId } = order
  const webhook = prepareWebhook({
    subAccount: vaNumber,
    code: orderCode,
    content: orderCode,
    transferAmount: amountVnd,
    transactionDate: formatVietnamTime(new Date()),
  })
  const startedAt = monotonicMilliseconds()
  await client.post(webhook)
  const durationMs = (await watch.capturedAt(orderId)) - startedAt
  // What the plugin still does after the capture must not slow down the next sample.
  await watch.untilLedgerSettled([sessionId])
  return durationMs
}
