import { setTimeout as wait } from "node:timers/promises"
import type { Bench } from "../benchmark"
import type { AdminDesk } from "../support/admin-desk"
import { forEachAtConcurrency } from "../support/concurrency"
import { queryRows } from "../support/database"
import type { Findings } from "../support/figures"
import { type PlacedOrder, placeOrders } from "../support/orders"

const CANCELS = 200
const CONCURRENCY = 4
/** When the order is cancelled, counted from the moment at which the webhook is sent. */
const FIRST_OFFSET_MILLISECONDS = -100
const LAST_OFFSET_MILLISECONDS = 200
/** From the transfer at the bank to the webhook: longer than the first offset. */
const WEBHOOK_DELAY_MILLISECONDS = 150
/** How soon after the last cancel everything has to be decided, and how often that is looked at. */
const DECIDED_MILLISECONDS = 10_000
const POLL_MILLISECONDS = 500

/** What became of an order whose whole amount was transferred. */
interface Outcome {
  order_id: string
  transferred_vnd: number
  is_canceled: boolean
  settlement_status: string
  captured: number
  refunded: number
  /** What Medusa has on the order: what was captured less what was refunded. */
  booked: number
  returns_owed_vnd: number
  attention_vnd: number
}

const OUTCOMES = `
  SELECT placed.id AS order_id, transferred.amount_vnd::float AS transferred_vnd, placed.status = 'canceled' AS is_canceled,
         receivable.settlement_status,
         (SELECT COALESCE(SUM(capture.amount), 0)::float FROM payment JOIN capture ON capture.payment_id = payment.id
           WHERE payment.payment_collection_id = link.payment_collection_id AND capture.deleted_at IS NULL) AS captured,
         (SELECT COALESCE(SUM(refund.amount), 0)::float FROM payment JOIN refund ON refund.payment_id = payment.id
           WHERE payment.payment_collection_id = link.payment_collection_id AND refund.deleted_at IS NULL) AS refunded,
         (SELECT COALESCE(SUM(amount), 0)::float FROM order_transaction
           WHERE order_id = placed.id AND deleted_at IS NULL) AS booked,
         (SELECT COALESCE(SUM(amount_vnd), 0)::float FROM sepay_return_owed
           WHERE receivable_id = receivable.id AND deleted_at IS NULL) AS returns_owed_vnd,
         (SELECT COALESCE(SUM(amount_vnd), 0)::float FROM sepay_allocation
           WHERE receivable_id = receivable.id AND needs_attention AND deleted_at IS NULL) AS attention_vnd
    FROM unnest($1::text[], $2::int[]) AS transferred(order_id, amount_vnd)
    JOIN "order" placed ON placed.id = transferred.order_id
    JOIN order_payment_collection link ON link.order_id = placed.id AND link.deleted_at IS NULL
    JOIN sepay_receivable receivable ON receivable.payment_collection_id = link.payment_collection_id`

/**
 * Whether money of a cancelled order is ever kept without anybody being told: orders are cancelled in Medusa around the
 * moment at which the webhook of their whole amount is sent.
 */
export async function raceCancels(bench: Bench, desk: AdminDesk): Promise<Findings> {
  const orders = await placeOrders(bench.shopper, bench.variantId, bench.samples(CANCELS))
  let answeredCancels = 0
  await forEachAtConcurrency([...orders.entries()], CONCURRENCY, async ([index, order]) => {
    const isCanceled = await cancelAround(bench, desk, order, spread(index, orders.length))
    answeredCancels += isCanceled ? 1 : 0
  })
  const outcomes = await untilDecided(bench, orders)
  const canceled = outcomes.filter(({ is_canceled }) => is_canceled)
  const untold = new Set(canceled.filter(isUntold).map(({ order_id }) => order_id))
  const sessions = new Map(orders.map(({ orderId, sessionId }) => [orderId, sessionId]))
  for (const outcome of canceled) {
    const { status } = await bench.shopper.payment(sessions.get(outcome.order_id) ?? "")
    if (status === "paid") {
      untold.add(outcome.order_id)
    }
    if (untold.has(outcome.order_id) || !isBooked(outcome)) {
      console.log(`  ${JSON.stringify({ ...outcome, status })}`)
    }
  }
  const count = (what: string, matches: (outcome: Outcome) => boolean) => ({
    what: `of ${orders.length} cancels, ${what}`,
    samples: [outcomes.filter(matches).length],
    unit: "orders",
  })
  return {
    figures: [{ metric: "owed.cancel_races_untold", value: untold.size, unit: "orders", target: { exactly: 0 } }],
    details: [
      { what: `of ${orders.length} cancels, answered with success`, samples: [answeredCancels], unit: "orders" },
      count("cancelled in the end", ({ is_canceled }) => is_canceled),
      count("booked on the order as captured and refunded", isBooked),
      count("captured and refunded", ({ captured, refunded }) => captured > 0 && refunded >= captured),
      count("in attention", ({ settlement_status }) => settlement_status === "attention"),
      count("late, for a person to return", ({ attention_vnd }) => attention_vnd > 0),
    ],
  }
}

/** Evenly from the first offset to the last, in milliseconds. */
function spread(index: number, count: number): number {
  const part = count > 1 ? index / (count - 1) : 0
  return FIRST_OFFSET_MILLISECONDS + part * (LAST_OFFSET_MILLISECONDS - FIRST_OFFSET_MILLISECONDS)
}

/** @returns whether Medusa cancelled the order. @throws when the store did not take the webhook */
async function cancelAround(
  { emulator }: Bench,
  desk: AdminDesk,
  { vaNumber, amountVnd, orderId }: PlacedOrder,
  offsetMilliseconds: number
): Promise<boolean> {
  const [{ deliveries }, answer] = await Promise.all([
    emulator.transfer({ vaNumber, amountVnd, webhook: { delayMilliseconds: WEBHOOK_DELAY_MILLISECONDS, wait: true } }),
    wait(WEBHOOK_DELAY_MILLISECONDS + offsetMilliseconds).then(() => desk.post(`orders/${orderId}/cancel`)),
  ])
  if (!deliveries.every(({ ok }) => ok)) {
    throw new Error(`The webhook of order ${orderId} was not taken.`)
  }
  return answer.status === 200
}

/** Looks at all orders until it is said of each what becomes of its money, and no longer than that may take. */
async function untilDecided({ databaseUrl }: Bench, orders: readonly PlacedOrder[]): Promise<Outcome[]> {
  const endsAt = Date.now() + DECIDED_MILLISECONDS
  const bindings = [orders.map(({ orderId }) => orderId), orders.map(({ amountVnd }) => amountVnd)]
  const look = () => queryRows<Outcome>(databaseUrl, OUTCOMES, bindings)
  let outcomes = await look()
  while (Date.now() < endsAt && outcomes.some(isUntold)) {
    await wait(POLL_MILLISECONDS)
    outcomes = await look()
  }
  return outcomes
}

/** Cancelled, and its money neither refunded and owed back, nor on the list of what waits for a person. */
function isUntold(outcome: Outcome): boolean {
  const { is_canceled, transferred_vnd, settlement_status, captured, refunded, returns_owed_vnd, attention_vnd } = outcome
  const isRefunded = captured > 0 && refunded >= captured && returns_owed_vnd === transferred_vnd
  return is_canceled && !isRefunded && settlement_status !== "attention" && attention_vnd < transferred_vnd
}

function isBooked({ captured, refunded, booked }: Outcome): boolean {
  return Math.abs(captured - refunded - booked) < 1
}
