import type { Emulator } from "../src/emulator"
import type { Bench, StoreBenchmark } from "./benchmark"
import { queryRows } from "./support/database"
import { type PlacedOrder, placeOrders } from "./support/orders"

const LOST_ANSWERS = 100
const CREATE_CALL = "POST /v2/bank-accounts/:bankAccountId/orders"

type SepayOrder = ReturnType<Emulator["snapshot"]>["orders"][number]

/**
 * What becomes of orders that SePay opened and of which the store never heard: the connection dies after each creation.
 * The shopper's checkout has to find the very order that was opened.
 */
export const lostAnswers: StoreBenchmark = {
  name: "lost-answers",
  isShort: true,
  // Without the jobs, which close at SePay what was opened in vain: nothing may have to be tidied up.
  workerMode: "server",
  async run(bench) {
    bench.emulator.setFaults({ loseResponseAfterCreate: true })
    const placed = await placeOrders(bench.shopper, bench.variantId, bench.samples(LOST_ANSWERS))
    requireLostAnswers(bench.emulator, placed.length)
    const { orders } = bench.emulator.snapshot()
    const shown = new Map(placed.map((order) => [order.vaNumber, order]))
    const adopted = orders.filter((order) => isShown(order, shown))
    const orphans = await listOrphans(bench, orders, shown)
    return {
      figures: [
        { metric: "lost_answers.adopted", value: adopted.length, unit: "orders", target: { exactly: placed.length } },
        {
          metric: "lost_answers.duplicates",
          value: orders.length - placed.length,
          unit: "orders",
          target: { exactly: 0 },
        },
        { metric: "lost_answers.orphans", value: orphans.length, unit: "orders", target: { exactly: 0 } },
      ],
      details: [],
    }
  },
}

/** An order without a lost answer would prove nothing. */
function requireLostAnswers(emulator: Emulator, count: number): void {
  const creations = emulator.requestCounts()[CREATE_CALL] ?? 0
  if (creations < count) {
    throw new Error(`${count} orders were placed with ${creations} calls that open one.`)
  }
}

/** Orders at SePay of which the ledger does not know, and open ones that no shopper was shown. */
async function listOrphans(
  { databaseUrl }: Bench,
  orders: readonly SepayOrder[],
  shown: ReadonlyMap<string, PlacedOrder>
): Promise<SepayOrder[]> {
  const rows = await queryRows<{ sepay_order_id: string }>(
    databaseUrl,
    "SELECT sepay_order_id FROM sepay_va_order WHERE sepay_order_id = ANY($1) AND deleted_at IS NULL",
    [orders.map(({ id }) => id)]
  )
  const known = new Set(rows.map((row) => row.sepay_order_id))
  return orders.filter((order) => !known.has(order.id) || (isOpen(order) && !isShown(order, shown)))
}

function isOpen({ status }: SepayOrder): boolean {
  return status === "Pending" || status === "Partially"
}

/** Whether a shopper is asked to pay to this very order, and exactly its amount. */
function isShown({ orderCode, amountVnd, virtualAccounts }: SepayOrder, shown: ReadonlyMap<string, PlacedOrder>): boolean {
  return virtualAccounts.some(({ vaNumber }) => {
    const order = shown.get(vaNumber)
    return order?.orderCode === orderCode && order.amountVnd === amountVnd
  })
}
