import { setTimeout as wait } from "node:timers/promises"
import type { Pool } from "@medusajs/framework/pg"
import type { ChosenPurchase } from "./purchase"

/** What the database holds of a purchase: counts of rows, so that too many and too few both show. */
export interface PurchaseState {
  transactions: number
  allocatedVnd: number
  receivedVnd: number
  owedVnd: number
  settlement: string
  settlementError: string | null
  returnsOwed: number
  cartCompleted: boolean
  orders: number
  /** Links from the cart to an order. */
  cartLinks: number
  /** Links from an order to the payment collection. */
  collectionLinks: number
  lineItems: number
  reservations: number
  /** Line items that are not reserved exactly once. */
  wronglyReserved: number
  sessionStatus: string | null
  payments: number
  capturedPayments: number
  canceledPayments: number
  captures: number
  /** Of the captures less what the payments are over. */
  captureDifference: number
  refunds: number
  orderTransactionsIn: number
  orderTransactionsOut: number
  /** Of the orders' transactions less what the payments are over. */
  orderTransactionDifference: number
  placedEvents: number
}

/** In what way a paid purchase is not what it has to be. `unannounced`: nobody heard of its order. */
export type FaultKind = "lost" | "counted_twice" | "phantom_refund" | "duplicate_order" | "unannounced" | "other"
export interface Fault {
  kind: FaultKind
  what: string
}

const PURCHASE_STATE = `
  WITH receivable AS (SELECT * FROM sepay_receivable WHERE payment_collection_id = $2),
  allocation AS (
    SELECT a.* FROM sepay_allocation a JOIN sepay_va_order o ON o.id = a.va_order_id
     WHERE o.receivable_id IN (SELECT id FROM receivable)),
  placed AS (SELECT * FROM "order" WHERE email = $3 AND deleted_at IS NULL),
  line AS (
    SELECT item_id, (SELECT count(*) FROM reservation_item r WHERE r.line_item_id = i.item_id AND r.deleted_at IS NULL) AS reserved
      FROM order_item i WHERE order_id IN (SELECT id FROM placed) AND deleted_at IS NULL),
  paid AS (SELECT * FROM payment WHERE payment_collection_id = $2 AND deleted_at IS NULL),
  captured AS (SELECT * FROM capture WHERE payment_id IN (SELECT id FROM paid) AND deleted_at IS NULL),
  booked AS (SELECT * FROM order_transaction WHERE order_id IN (SELECT id FROM placed) AND deleted_at IS NULL)
  SELECT
    (SELECT count(DISTINCT transaction_id)::int FROM allocation) AS "transactions",
    (SELECT COALESCE(sum(amount_vnd), 0)::float FROM allocation WHERE kind = 'applied') AS "allocatedVnd",
    (SELECT COALESCE(sum(received_vnd), 0)::float FROM receivable) AS "receivedVnd",
    (SELECT COALESCE(sum(amount_vnd), 0)::float FROM receivable) AS "owedVnd",
    COALESCE((SELECT settlement_status FROM receivable), 'none') AS "settlement",
    (SELECT settlement_error FROM receivable) AS "settlementError",
    (SELECT count(*)::int FROM sepay_return_owed WHERE receivable_id IN (SELECT id FROM receivable)) AS "returnsOwed",
    (SELECT completed_at IS NOT NULL FROM cart WHERE id = $1) AS "cartCompleted",
    (SELECT count(*)::int FROM placed) AS "orders",
    (SELECT count(*)::int FROM order_cart WHERE cart_id = $1 AND deleted_at IS NULL) AS "cartLinks",
    (SELECT count(*)::int FROM order_payment_collection WHERE payment_collection_id = $2 AND deleted_at IS NULL)
      AS "collectionLinks",
    (SELECT count(*)::int FROM line) AS "lineItems",
    (SELECT COALESCE(sum(reserved), 0)::int FROM line) AS "reservations",
    (SELECT count(*)::int FROM line WHERE reserved <> 1) AS "wronglyReserved",
    (SELECT status FROM payment_session WHERE id = $4 AND deleted_at IS NULL) AS "sessionStatus",
    (SELECT count(*)::int FROM paid) AS "payments",
    (SELECT count(*)::int FROM paid WHERE captured_at IS NOT NULL) AS "capturedPayments",
    (SELECT count(*)::int FROM paid WHERE canceled_at IS NOT NULL) AS "canceledPayments",
    (SELECT count(*)::int FROM captured) AS "captures",
    ((SELECT COALESCE(sum(amount), 0) FROM captured) - (SELECT COALESCE(sum(amount), 0) FROM paid))::float
      AS "captureDifference",
    (SELECT count(*)::int FROM refund WHERE payment_id IN (SELECT id FROM paid) AND deleted_at IS NULL) AS "refunds",
    (SELECT count(*)::int FROM booked WHERE amount > 0) AS "orderTransactionsIn",
    (SELECT count(*)::int FROM booked WHERE amount < 0) AS "orderTransactionsOut",
    ((SELECT COALESCE(sum(amount), 0) FROM booked) - (SELECT COALESCE(sum(amount), 0) FROM paid))::float
      AS "orderTransactionDifference",
    (SELECT count(*)::int FROM noted_order_placed WHERE order_id IN (SELECT id FROM placed)) AS "placedEvents"`

/** Reads what there is of a purchase. */
export async function readPurchase(sql: Pool, purchase: ChosenPurchase): Promise<PurchaseState> {
  const { cartId, collectionId, email, sessionId } = purchase
  const { rows } = await sql.query<PurchaseState>(PURCHASE_STATE, [cartId, collectionId, email, sessionId])
  const [state] = rows
  if (!state) {
    throw new Error(`Nothing is known of cart ${cartId}.`)
  }
  return state
}

/**
 * What is wrong with a purchase that was paid in full by one transfer: it has to be one order, captured once, with every
 * item reserved once and nothing given back.
 */
export function findFaults(state: PurchaseState): Fault[] {
  const faults: Fault[] = []
  const expect = (holds: boolean, kind: FaultKind, what: string) => {
    if (!holds) {
      faults.push({ kind, what })
    }
  }
  const expectOne = (count: number, what: string) => {
    expect(count > 0, "lost", `no ${what}`)
    expect(count < 2, "counted_twice", `${count} × ${what}`)
  }
  expectOne(state.transactions, "transaction")
  expectOne(state.capturedPayments, "captured payment")
  expectOne(state.captures, "capture")
  expectOne(state.orderTransactionsIn, "order transaction")
  expect(state.orders > 0, "lost", "no order")
  expect(state.orders < 2, "duplicate_order", `${state.orders} orders`)
  expect(state.refunds === 0, "phantom_refund", `${state.refunds} refunds`)
  expect(state.orderTransactionsOut === 0, "phantom_refund", `${state.orderTransactionsOut} negative order transactions`)
  expect(state.returnsOwed === 0, "phantom_refund", `${state.returnsOwed} returns owed`)
  expect(state.canceledPayments === 0, "other", `${state.canceledPayments} cancelled payments`)
  expect(state.payments < 2, "other", `${state.payments} payments`)
  expect(state.allocatedVnd === state.owedVnd, "other", `${state.allocatedVnd} of ${state.owedVnd} ₫ allocated`)
  expect(state.receivedVnd === state.owedVnd, "other", `${state.receivedVnd} of ${state.owedVnd} ₫ received`)
  expect(state.captureDifference === 0, "other", `captured ${state.captureDifference} more than the payment`)
  expect(
    state.orderTransactionDifference === 0,
    "other",
    `order transactions are ${state.orderTransactionDifference} more than the payment`
  )
  expect(state.cartCompleted, "other", "the cart is not completed")
  expect(state.cartLinks === 1, "other", `${state.cartLinks} links of cart and order`)
  expect(state.collectionLinks === 1, "other", `${state.collectionLinks} links of order and payment collection`)
  expect(state.lineItems > 0 && state.wronglyReserved === 0, "other", `${state.reservations} of ${state.lineItems} items reserved`)
  expect(state.placedEvents > 0, "unannounced", "order.placed was never sent")
  const reason = state.settlementError === null ? "" : `: ${state.settlementError}`
  expect(state.settlement === "settled", "other", `settlement ${state.settlement}${reason}`)
  return faults
}

/** How a purchase ended. */
export interface Outcome {
  state: PurchaseState
  faults: Fault[]
  /** When its money was captured on its one order, counted from a given moment; `null` when it never was. */
  capturedAfterMilliseconds: number | null
}

/** Subscribers hear of an order a moment after it. */
const SUBSCRIBER_PATIENCE_MILLISECONDS = 3_000
const POLL_MILLISECONDS = 100

/**
 * Watches a paid purchase until nothing is wrong with it, until a person is asked to look at it, or until the patience,
 * which begins at `since`, is over.
 */
export async function watchUntilRight(
  sql: Pool,
  purchase: ChosenPurchase,
  since: number,
  patienceMilliseconds: number
): Promise<Outcome> {
  let capturedAfterMilliseconds: number | null = null
  for (;;) {
    const state = await readPurchase(sql, purchase)
    const faults = findFaults(state)
    const passedMilliseconds = Date.now() - since
    if (faults.every(({ kind }) => kind === "unannounced")) {
      capturedAfterMilliseconds ??= passedMilliseconds
    }
    const isOver =
      capturedAfterMilliseconds === null
        ? passedMilliseconds > patienceMilliseconds || state.settlement === "attention"
        : passedMilliseconds > capturedAfterMilliseconds + SUBSCRIBER_PATIENCE_MILLISECONDS
    if (faults.length === 0 || isOver) {
      return { state, faults, capturedAfterMilliseconds }
    }
    await wait(POLL_MILLISECONDS)
  }
}
