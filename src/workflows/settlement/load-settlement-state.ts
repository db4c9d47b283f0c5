import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { OutstandingAmount } from "../../modules/sepay/owed/owed-amount"
import type { Receivable } from "../../modules/sepay/owed/receivable"
import type { SettlementState } from "../../modules/sepay/settlement/decide-settlement"
import { isSepayProvider } from "../../providers/sepay/payment-session"
import { UNFINISHED_COMPLETIONS } from "./repair/interrupted-completion"

/**
 * One statement, and not `query.graph`: the state is read before and after every capture, and the three graph queries that
 * it takes cost more processor time than everything else that the plugin does for a payment (17.5 instead of 21.7
 * settlements a second, against 25 of Medusa's workflow alone). It only reads. Should a later Medusa rename a column, the
 * statement fails, the money stays due with the reason, and nothing is captured by guesswork.
 */
const SETTLEMENT_STATE = `
  SELECT collection.amount AS collection_amount, collection.currency_code AS collection_currency,
         COALESCE(summary.totals->'raw_pending_difference'->>'value', summary.totals->>'pending_difference')
            AS outstanding_amount,
         placed.currency_code AS outstanding_currency, COALESCE(placed.status = 'canceled', false) AS is_order_canceled,
         cart.id AS cart_id, cart.completed_at AS cart_completed_at, order_cart.order_id AS cart_order_id,
         order_link.order_id AS collection_order_id,
         EXISTS (SELECT 1 ${UNFINISHED_COMPLETIONS}) AS is_completion_unfinished,
         NOT EXISTS (SELECT 1 FROM payment JOIN capture ON capture.payment_id = payment.id AND capture.deleted_at IS NULL
           WHERE payment.payment_collection_id = collection.id AND payment.deleted_at IS NULL
             AND payment.provider_id LIKE 'pp\\_sepay%' AND NOT EXISTS (SELECT 1 FROM order_transaction
               WHERE reference_id = capture.id AND deleted_at IS NULL)) AS is_booked,
         (SELECT jsonb_agg(jsonb_build_object('id', id, 'providerId', provider_id, 'amount', amount, 'currency', currency_code))
            FROM payment_session WHERE payment_collection_id = collection.id AND deleted_at IS NULL) AS sessions,
         (SELECT jsonb_agg(jsonb_build_object('id', id, 'providerId', provider_id, 'sessionId', payment_session_id,
                   'isCaptured', captured_at IS NOT NULL, 'isCanceled', canceled_at IS NOT NULL))
            FROM payment WHERE payment_collection_id = collection.id AND deleted_at IS NULL) AS payments
    FROM payment_collection collection
    LEFT JOIN cart_payment_collection cart_link
           ON cart_link.payment_collection_id = collection.id AND cart_link.deleted_at IS NULL
    LEFT JOIN cart ON cart.id = cart_link.cart_id
    LEFT JOIN order_cart ON order_cart.cart_id = cart.id AND order_cart.deleted_at IS NULL
    LEFT JOIN order_payment_collection order_link
           ON order_link.payment_collection_id = collection.id AND order_link.deleted_at IS NULL
    LEFT JOIN "order" placed ON placed.id = COALESCE(order_cart.order_id, order_link.order_id)
    LEFT JOIN order_summary summary
           ON summary.order_id = placed.id AND summary.version = placed.version AND summary.deleted_at IS NULL
   WHERE collection.id = ?
   LIMIT 1`

interface SettlementStateRow {
  collection_amount: string
  collection_currency: string
  outstanding_amount: string | null
  outstanding_currency: string | null
  cart_id: string | null
  cart_completed_at: Date | null
  cart_order_id: string | null
  collection_order_id: string | null
  is_order_canceled: boolean
  is_completion_unfinished: boolean
  is_booked: boolean
  sessions: Array<{ id: string; providerId: string; amount: number; currency: string }> | null
  payments: Array<SettlementState["payments"][number] & { providerId: string }> | null
}

/** Reads what Medusa says of a receivable's payment collection: sessions, payments, cart and order. */
export async function loadSettlementState(
  container: MedusaContainer,
  receivable: Receivable,
  isRepaired: boolean
): Promise<SettlementState> {
  const sql = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await sql.raw<{ rows: SettlementStateRow[] }>(SETTLEMENT_STATE, [receivable.paymentCollectionId])
  const [row] = rows
  const cart = row?.cart_id ? { id: row.cart_id, isCompleted: row.cart_completed_at !== null } : null
  const payments = row?.payments ?? []
  return {
    collection: { exactAmount: row?.collection_amount ?? 0, currencyCode: row?.collection_currency ?? "" },
    outstanding: row ? toOutstanding(row) : null,
    receivedVnd: receivable.receivedVnd,
    sessions: (row?.sessions ?? [])
      .filter((session) => isSepayProvider(session.providerId))
      .map((session) => ({
        id: session.id,
        isServed: session.id === receivable.paymentSessionId,
        exactAmount: session.amount,
        currencyCode: session.currency,
      })),
    captureSessionId: receivable.captureSessionId,
    payments: payments.filter((payment) => isSepayProvider(payment.providerId)),
    isPaidElsewhere: payments.some((payment) => !isSepayProvider(payment.providerId) && !payment.isCanceled),
    cart,
    orderId: (cart === null ? row?.collection_order_id : row?.cart_order_id) ?? null,
    isLinkMissing: row?.cart_order_id !== null && row?.collection_order_id === null,
    interruption: isRepaired ? "repaired" : row?.is_completion_unfinished === true ? "interrupted" : "none",
    // A collection without an order has none to book its captures on.
    isBooked: row?.is_booked === true || (cart === null && !row?.collection_order_id),
    isCanceled: receivable.canceledAt !== null || row?.is_order_canceled === true,
    amountVnd: receivable.amountVnd,
    attempts: receivable.settlementAttempts,
  }
}

/** What the order still has to pay. The collection of a cart is over all of it. */
function toOutstanding(row: SettlementStateRow): OutstandingAmount | null {
  if (row.outstanding_amount === null || row.outstanding_currency === null) {
    return null
  }
  return {
    exactAmount: row.outstanding_amount,
    currencyCode: row.outstanding_currency,
    isPayableInParts: row.cart_id === null,
  }
}
