import type { Emulator } from "../src/emulator"
import type { Bench, StoreBenchmark } from "./benchmark"
import { sumCalls } from "./support/calls"
import { CaptureWatch } from "./support/capture-watch"
import { forEachAtConcurrency } from "./support/concurrency"
import { untilJobsHaveRun } from "./support/jobs"
import { fillCarts, placeOrders } from "./support/orders"
import { SEPAY_PROVIDER_ID } from "./support/providers"

const PAID_ORDERS = 50
const ABANDONED_CARTS = 50
const TRANSFERS_AT_ONCE = 4

/**
 * How many calls to SePay an order costs from its cart to its capture, and how many a cart that nobody completes. The
 * emulator counts what it was asked; the jobs have had their turn before it is asked for the count.
 */
export const calls: StoreBenchmark = {
  name: "calls",
  isShort: true,
  // With the jobs: what they ask SePay counts, too.
  workerMode: "shared",
  async run(bench) {
    const paidOrders = bench.samples(PAID_ORDERS)
    const abandonedCarts = bench.samples(ABANDONED_CARTS)
    const paidCalls = await countCalls(bench.emulator, () => buyAndPay(bench, paidOrders))
    const abandonedCalls = await countCalls(bench.emulator, async () => {
      await fillCarts(bench.shopper, bench.variantId, SEPAY_PROVIDER_ID, abandonedCarts)
    })
    return {
      figures: [
        {
          metric: "calls.per_paid_order",
          value: paidCalls / paidOrders,
          unit: "calls",
          target: { exactly: 1 },
        },
        {
          metric: "calls.per_abandoned_cart",
          value: abandonedCalls / abandonedCarts,
          unit: "calls",
          target: { exactly: 0 },
        },
      ],
      details: [],
    }
  },
}

async function countCalls(emulator: Emulator, work: () => Promise<void>): Promise<number> {
  const before = sumCalls(emulator)
  await work()
  await untilJobsHaveRun()
  return sumCalls(emulator) - before
}

/** Buys over HTTP, transfers the money at the emulated bank, and waits for the captures. */
async function buyAndPay(bench: Bench, count: number): Promise<void> {
  const watch = await CaptureWatch.start(bench.databaseUrl)
  try {
    const orders = await placeOrders(bench.shopper, bench.variantId, count)
    await forEachAtConcurrency(orders, TRANSFERS_AT_ONCE, async ({ vaNumber, amountVnd, orderId }) => {
      await bench.emulator.transfer({ vaNumber, amountVnd })
      await watch.capturedAt(orderId)
    })
    await watch.requireCapturedOnce(orders.map((order) => order.orderId))
  } finally {
    await watch.stop()
  }
}
