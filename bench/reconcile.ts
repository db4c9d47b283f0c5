import type { Bench, StoreBenchmark } from "./benchmark"
import { sumCalls } from "./support/calls"
import { CaptureWatch } from "./support/capture-watch"
import { forEachAtConcurrency } from "./support/concurrency"
import { queryRows } from "./support/database"
import { seedLedger } from "./support/ledger-seed"
import { placeOrders } from "./support/orders"
import { runReconcileScript } from "./support/store"

const PAID_ORDERS = 300
const OTHER_OPEN_VA_ORDERS = 9_700
const TRANSFERS_AT_ONCE = 10
/** The most that SePay lists in one answer. */
const TRANSACTIONS_PER_CALL = 100

/** Every process that starts asks for the bank accounts, whatever it does then: no call of a pass over the transactions. */
const START_UP_CALL = "GET /v2/bank-accounts"

/**
 * What one run of the reconciliation finds of payments of which no webhook ever came, while ten thousand VA orders wait to
 * be paid, and how often it asks SePay for that.
 */
export const reconcile: StoreBenchmark = {
  name: "reconcile",
  isShort: true,
  // Nothing but the one run may settle anything.
  workerMode: "server",
  async run(bench) {
    const orders = await placeOrders(bench.shopper, bench.variantId, bench.samples(PAID_ORDERS))
    await seedLedger(bench.databaseUrl, {
      openVaOrders: bench.samples(OTHER_OPEN_VA_ORDERS),
      finishedVaOrders: 0,
      transactions: 0,
      amountVnd: orders[0]?.amountVnd ?? 0,
    })
    await forgetCursors(bench)
    bench.emulator.setFaults({ dropWebhooks: true })
    await forEachAtConcurrency(orders, TRANSFERS_AT_ONCE, async ({ vaNumber, amountVnd }) => {
      await bench.emulator.transfer({ vaNumber, amountVnd })
    })
    const calls = await countCalls(bench, () => runReconcileScript(bench.databaseUrl))
    const { bankAccounts, transactions } = bench.emulator.snapshot()
    const found = await countCapturedOnce(bench, orders.map(({ orderId }) => orderId))
    return {
      figures: [
        { metric: "reconcile.found", value: found, unit: "orders", target: { exactly: orders.length } },
        {
          metric: "reconcile.calls",
          value: calls,
          unit: "calls",
          target: { atMost: Math.ceil(transactions.length / TRANSACTIONS_PER_CALL) + bankAccounts.length },
        },
      ],
      details: [],
    }
  },
}

/** What an earlier benchmark read, the emulator has forgotten since. */
async function forgetCursors({ databaseUrl }: Bench): Promise<void> {
  await queryRows(databaseUrl, "DELETE FROM sepay_reconciliation_cursor")
}

async function countCalls({ emulator }: Bench, work: () => Promise<void>): Promise<number> {
  const count = () => sumCalls(emulator) - (emulator.requestCounts()[START_UP_CALL] ?? 0)
  const before = count()
  await work()
  return count() - before
}

async function countCapturedOnce({ databaseUrl }: Bench, orderIds: string[]): Promise<number> {
  const watch = await CaptureWatch.start(databaseUrl)
  try {
    return await watch.countCapturedOnce(orderIds)
  } finally {
    await watch.stop()
  }
}
