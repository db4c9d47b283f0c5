import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { BigNumberInput } from "@medusajs/framework/types"
import { decideOwed, type OwedAmount, type OwedFacts } from "../../modules/sepay/owed/decide-owed"
import type { ExactAmount } from "../../modules/sepay/owed/exact-amount"
import { isSepayProviderSql } from "./provider-id"
import type { Query } from "./query"

/**
 * What Medusa and the ledger say of what a payment collection is for, in columns of one row of `OWED_TABLES`. SQL and not
 * `query.graph`: it is read before and after every capture, and three graph queries cost more processor time than
 * everything else that the plugin does for a payment. It only reads. Should a later Medusa rename a column, the statement
 * fails, and nothing is asked for or captured by guesswork.
 *
 * `covered_elsewhere`: what SePay reported for the order's other payment collections, and what other providers hold
 * authorized, as far as `outstanding_amount` does not count it yet. A captured payment counts in Medusa with its exact amount: what was
 * rounded away of it covers nothing.
 */
export const OWED_COLUMNS = `
  collection.id AS collection_id, collection.amount AS collection_amount,
  collection.currency_code AS collection_currency, collection.status AS collection_status,
  cart.id AS cart_id, cart.completed_at AS cart_completed_at,
  order_cart.order_id AS cart_order_id, order_link.order_id AS collection_order_id,
  EXISTS (SELECT 1 FROM payment JOIN capture ON capture.payment_id = payment.id AND capture.deleted_at IS NULL
    WHERE payment.payment_collection_id = collection.id AND ${isSepayProviderSql("payment.provider_id")}
      AND payment.deleted_at IS NULL) AS is_captured,
  placed.currency_code AS order_currency, COALESCE(placed.status = 'canceled', false) AS is_order_canceled,
  COALESCE(summary.totals->'raw_pending_difference'->>'value', summary.totals->>'pending_difference') AS outstanding_amount,
  EXISTS (SELECT 1 FROM order_item WHERE order_item.order_id = placed.id AND order_item.version = placed.version
    AND order_item.return_requested_quantity > 0 AND order_item.deleted_at IS NULL) AS is_return_requested,
  (SELECT COALESCE(SUM(LEAST(other.received_vnd, other.exact_amount)), 0)
     FROM order_payment_collection sibling
     JOIN sepay_receivable other ON other.payment_collection_id = sibling.payment_collection_id
      AND other.canceled_at IS NULL AND other.deleted_at IS NULL
    WHERE sibling.order_id = placed.id AND sibling.payment_collection_id <> collection.id AND sibling.deleted_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM payment
            JOIN capture ON capture.payment_id = payment.id AND capture.deleted_at IS NULL
            JOIN order_transaction booked ON booked.reference_id = capture.id AND booked.deleted_at IS NULL
           WHERE payment.payment_collection_id = other.payment_collection_id AND payment.deleted_at IS NULL))
  + (SELECT COALESCE(SUM(GREATEST(0, payment.amount - (
       SELECT COALESCE(SUM(capture.amount), 0) FROM capture WHERE capture.payment_id = payment.id AND capture.deleted_at IS NULL))), 0)
     FROM order_payment_collection sibling
     JOIN payment ON payment.payment_collection_id = sibling.payment_collection_id
      AND payment.canceled_at IS NULL AND payment.deleted_at IS NULL AND NOT ${isSepayProviderSql("payment.provider_id")}
    WHERE sibling.order_id = placed.id AND sibling.deleted_at IS NULL) AS covered_elsewhere`

/** Where `OWED_COLUMNS` are. */
export const OWED_TABLES = `
  FROM payment_collection collection
  LEFT JOIN cart_payment_collection cart_link
         ON cart_link.payment_collection_id = collection.id AND cart_link.deleted_at IS NULL
  LEFT JOIN cart ON cart.id = cart_link.cart_id
  LEFT JOIN order_cart ON order_cart.cart_id = cart.id AND order_cart.deleted_at IS NULL
  LEFT JOIN order_payment_collection order_link
         ON order_link.payment_collection_id = collection.id AND order_link.deleted_at IS NULL
  LEFT JOIN "order" placed ON placed.id = COALESCE(order_cart.order_id, order_link.order_id)
  LEFT JOIN order_summary summary
         ON summary.order_id = placed.id AND summary.version = placed.version AND summary.deleted_at IS NULL`

/** A row of `OWED_COLUMNS`. */
export interface OwedRow {
  collection_id: string
  collection_amount: string
  collection_currency: string
  collection_status: string
  cart_id: string | null
  cart_completed_at: Date | null
  cart_order_id: string | null
  collection_order_id: string | null
  order_currency: string | null
  is_order_canceled: boolean
  is_captured: boolean
  /** As it is stored, without the items that are to come back. */
  outstanding_amount: string | null
  is_return_requested: boolean
  covered_elsewhere: string
}

/**
 * What a row says, with what only Medusa can compute: what items that are to come back (an exchange, a return) take off the
 * outstanding amount.
 *
 * @param cart what the cart comes to; `null` where it is not known, or an order is placed.
 */
export async function readOwedFacts(query: Query, row: OwedRow, cart: ExactAmount | null): Promise<OwedFacts> {
  const orderId = findOrderId(row)
  if (!row.is_return_requested || orderId === null) {
    return toOwedFacts(row, cart)
  }
  return toOwedFacts({ ...row, outstanding_amount: String(await findOutstanding(query, orderId)) }, cart)
}

/** The order of the cart or, without a cart, of the collection. */
function findOrderId({ cart_order_id, collection_order_id }: OwedRow): string | null {
  return cart_order_id ?? collection_order_id
}

/**
 * What an order still has to pay, as Medusa's pages show it and its payment collections are made over it: with `total` among
 * the fields, Medusa takes what is to come back off `pending_difference` (seen on 2.21; the stored summary does not).
 */
async function findOutstanding(query: Query, orderId: string): Promise<number> {
  const { data } = await query.graph({ entity: "order", fields: ["id", "total", "summary.*"], filters: { id: orderId } })
  return Number(data[0]?.summary?.pending_difference ?? 0)
}

/** @param cart what the cart comes to; `null` where it is not known, or an order is placed. */
function toOwedFacts(row: OwedRow, cart: ExactAmount | null): OwedFacts {
  const collection = { exactAmount: row.collection_amount, currencyCode: row.collection_currency }
  const hasOrder = row.outstanding_amount !== null && row.order_currency !== null
  return {
    collection,
    cart: hasOrder ? null : cart,
    order: hasOrder
      ? {
          outstanding: { exactAmount: row.outstanding_amount ?? 0, currencyCode: row.order_currency ?? "" },
          isCanceled: row.is_order_canceled,
          coveredElsewhere: row.covered_elsewhere,
        }
      : null,
    isOfCart: row.cart_id !== null,
    isCaptured: row.is_captured,
  }
}

/** A payment session as Medusa has it now. */
export interface LiveSession extends ExactAmount {
  id: string
  providerId: string
  status: string
}

/** What a payment collection owes, and what asks for it in Medusa. */
export interface OwedPayment {
  paymentCollectionId: string
  owed: OwedAmount
  collection: ExactAmount
  /** Whether Medusa still changes the amount of the collection: nothing of it is authorized or paid. */
  isCollectionOpen: boolean
  /** `null` before the order is placed. */
  orderId: string | null
  sessions: LiveSession[]
}

/** Whether Medusa still changes the amount of a payment collection with this status, together with its order. */
export function isOpenCollection(status: string): boolean {
  return status === "not_paid" || status === "awaiting"
}

const SESSIONS = `(SELECT jsonb_agg(jsonb_build_object('id', id, 'providerId', provider_id, 'status', status,
    'exactAmount', COALESCE(raw_amount->>'value', amount::text), 'currencyCode', currency_code) ORDER BY created_at)
  FROM payment_session WHERE payment_collection_id = collection.id AND deleted_at IS NULL) AS sessions`

/** What a payment collection owes now; `null` when Medusa has no such collection. */
export async function findOwed(sql: Knex, query: Query, paymentCollectionId: string): Promise<OwedPayment | null> {
  return findOwedWhere(sql, query, "collection.id = ?", paymentCollectionId)
}

/** What the payment collection of a session owes now; `null` when Medusa has no such session. */
export async function findOwedOfSession(sql: Knex, query: Query, paymentSessionId: string): Promise<OwedPayment | null> {
  const isItsCollection =
    "collection.id = (SELECT payment_collection_id FROM payment_session WHERE id = ? AND deleted_at IS NULL)"
  return findOwedWhere(sql, query, isItsCollection, paymentSessionId)
}

async function findOwedWhere(sql: Knex, query: Query, where: string, binding: string): Promise<OwedPayment | null> {
  const { rows } = await sql.raw<{ rows: Array<OwedRow & { sessions: LiveSession[] | null }> }>(
    `SELECT ${OWED_COLUMNS}, ${SESSIONS} ${OWED_TABLES} WHERE ${where} LIMIT 1`,
    [binding]
  )
  const [row] = rows
  if (!row) {
    return null
  }
  const orderId = findOrderId(row)
  const cart = orderId === null && row.cart_id !== null ? await findCartTotal(query, row.cart_id) : null
  const facts = await readOwedFacts(query, row, cart)
  return {
    paymentCollectionId: row.collection_id,
    owed: decideOwed(facts),
    collection: facts.collection,
    isCollectionOpen: isOpenCollection(row.collection_status),
    orderId,
    sessions: row.sessions ?? [],
  }
}

/** What a cart comes to. Medusa computes it when it is asked for, as its own refresh of a payment collection does. */
async function findCartTotal(query: Query, cartId: string): Promise<ExactAmount | null> {
  const { data } = await query.graph({
    entity: "cart",
    fields: ["total", "raw_total", "currency_code"],
    filters: { id: cartId },
  })
  const cart = data[0] as { total: number; raw_total?: BigNumberInput; currency_code: string } | undefined
  return cart ? { exactAmount: cart.raw_total ?? cart.total, currencyCode: cart.currency_code } : null
}
