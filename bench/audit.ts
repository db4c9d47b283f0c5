import { step } from "../demo/progress"
import { judge, type OrderBooks, readBooks } from "./audit/books"
import { mishapOf, pay, type SoakedOrder, tamper } from "./audit/mishaps"
import { MovingStore } from "./audit/moving-store"
import type { OwnStoresBenchmark } from "./benchmark"
import { sumCalls } from "./support/calls"
import { forEachAtConcurrency } from "./support/concurrency"
import type { Findings } from "./support/figures"
import { placeOrders } from "./support/orders"

const ORDERS = 1_000
const TRANSFERS_AT_ONCE = 10
/** The store is killed so often while SePay's webhooks come in. */
const KILLS = 3
/** Every process that starts asks for the bank accounts, whatever it does then. */
const START_UP_CALL = "GET /v2/bank-accounts"

/**
 * Whether the three books agree after bad days, and whether the audit finds everything where they cannot: webhooks are lost,
 * doubled and forged, SePay lists transfers late, under other references or in ways that cannot be read, the store is killed,
 * and somebody writes in Medusa's tables. The store lives through two and a half days.
 */
export const audit: OwnStoresBenchmark = {
  name: "audit",
  isShort: false,
  async run(bench) {
    const store = await MovingStore.open(bench.databaseUrl, "audit")
    try {
      await store.start()
      // All carts are one guest's, and Medusa refuses the carts of a new guest that are made at once.
      await store.shopper.fillCart(store.variantId)
      return await soak(store, bench.samples(ORDERS))
    } finally {
      await store.close()
    }
  },
}

async function soak(store: MovingStore, count: number): Promise<Findings> {
  const placed = await step(`Placing ${count} orders`, () => placeOrders(store.shopper, store.variantId, count))
  const orders = placed.map((order, index): SoakedOrder => ({ ...order, mishap: mishapOf(index) }))
  const callsBefore = countCalls(store)
  await step("Paying them on a bad day", () => payAll(store, orders))
  await step("The jobs", () => store.untilQuiet())
  await step("Ten minutes later", () => store.advance({ minutes: 10 }))
  await tamper(store.sql, orders)
  // SePay has had an hour to list what webhooks told of.
  await step("After an hour", () => store.advance({ minutes: 70 }))
  const afterAnHour = await readBooks(store.sql, orders)
  await step("After a day, when the numbers have expired", () => store.advance({ hours: 25 }))
  const afterADay = await readBooks(store.sql, orders)
  await step("When SePay lists what it had not listed", () => store.advance({ hours: 6 }))
  await step("After the next day's count", () => store.advance({ hours: 25 }))
  const books = await readBooks(store.sql, orders)
  const { rows } = await store.sql.raw<{ rows: Array<{ rows_read: number; payments: number }> }>(
    "SELECT rows_read, payments FROM sepay_audit_run ORDER BY created_at"
  )
  printTally(store, orders, books)
  const verdicts = orders.map((order) => judge(order, books.get(order.orderId)))
  const inTime = [
    ...lateFindings(orders, afterAnHour, ["forged", "refund_written"]),
    ...lateFindings(orders, afterADay, ["capture_deleted"]),
  ]
  const orderFigure = (metric: string, value: number) => ({ metric, value, unit: "orders", target: { exactly: 0 } })
  return {
    figures: [
      orderFigure("audit.missed", verdicts.filter(({ isMissed }) => isMissed).length),
      orderFigure("audit.false_findings", verdicts.filter(({ isFalseAlarm }) => isFalseAlarm).length),
      orderFigure("audit.wrong_orders", verdicts.filter(({ isWrong }) => isWrong).length),
      orderFigure("audit.found_late", inTime.length),
      {
        metric: "audit.calls_per_1000_orders",
        value: ((countCalls(store) - callsBefore) * 1_000) / count,
        unit: "calls",
        target: { atMost: 40 },
      },
    ],
    details: [{ what: "rows that a run of the audit read", samples: rows.map((row) => row.rows_read), unit: "rows" }],
  }
}

/** Pays all orders, and kills the store three times meanwhile. */
async function payAll(store: MovingStore, orders: readonly SoakedOrder[]): Promise<void> {
  const part = Math.ceil(orders.length / (KILLS + 1))
  for (let start = 0; start < orders.length; start += part) {
    const ofPart = orders.slice(start, start + part)
    // What is forged is not told again to a store that was killed: it comes when the store runs.
    const [forged, transferred] = [
      ofPart.filter(({ mishap }) => mishap === "forged"),
      ofPart.filter(({ mishap }) => mishap !== "forged"),
    ]
    await forEachAtConcurrency(forged, TRANSFERS_AT_ONCE, (order) => pay(store.emulator, store.url, order))
    let paid = 0
    let killed: Promise<void> | undefined
    await forEachAtConcurrency(transferred, TRANSFERS_AT_ONCE, async (order) => {
      await pay(store.emulator, store.url, order)
      paid += 1
      if (paid === Math.floor(transferred.length / 2) && start + part < orders.length) {
        killed = store.crash()
      }
    })
    await killed
  }
}

/** Orders of which nothing was found by the first comparison that could find it. */
function lateFindings(
  orders: readonly SoakedOrder[],
  books: ReadonlyMap<string, OrderBooks>,
  mishaps: ReadonlyArray<SoakedOrder["mishap"]>
): SoakedOrder[] {
  return orders.filter((order) => mishaps.includes(order.mishap) && judge(order, books.get(order.orderId)).isMissed)
}

function countCalls({ emulator }: MovingStore): number {
  return sumCalls(emulator) - (emulator.requestCounts()[START_UP_CALL] ?? 0)
}

/** What became of the orders by their mishap, and which calls were made. */
function printTally({ emulator }: MovingStore, orders: readonly SoakedOrder[], books: ReadonlyMap<string, OrderBooks>): void {
  const tally = new Map<string, number>()
  for (const order of orders) {
    const known = books.get(order.orderId)
    const { isFalseAlarm, isMissed, isWrong } = judge(order, known)
    const words = [
      known?.isSettled ? "settled" : "not settled",
      `${known?.captures ?? 0} captured`,
      `${known?.transactions ?? 0} transactions`,
      ...(known?.findings ?? []),
      ...(known?.needsAttention ? ["attention"] : []),
      ...(known?.isUnreadable ? ["unreadable row"] : []),
      ...(isMissed ? ["MISSED"] : []),
      ...(isFalseAlarm ? ["FALSE"] : []),
      ...(isWrong ? ["WRONG"] : []),
    ]
    const line = `${order.mishap.padEnd(20)} ${words.join(", ")}`
    tally.set(line, (tally.get(line) ?? 0) + 1)
  }
  for (const [line, count] of [...tally].sort()) {
    console.log(`  ${String(count).padStart(5)}  ${line}`)
  }
  for (const [call, count] of Object.entries(emulator.requestCounts()).sort()) {
    console.log(`  ${String(count).padStart(5)}  ${call}`)
  }
}
