import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaBook } from "../../modules/sepay/audit/runs"
import { firstIdSince, toNumber } from "../../modules/sepay/sql"
import { isSepayProviderSql } from "../../providers/sepay/provider-id"

/**
 * Medusa's book: what it captured and refunded through SePay. SQL and not `query.graph`, which cannot ask for what changed
 * in a span of time without reading every payment. It only reads. Should a later Medusa rename a column, the audit's run
 * fails with the reason in the log, and nothing is concluded.
 */
export function readMedusaBook(container: MedusaContainer): MedusaBook {
  const sql = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  return {
    listChanged: async ({ from, until }) => {
      const { rows } = await sql.raw<{ rows: Array<{ payment_collection_id: string }> }>(
        `SELECT payment.payment_collection_id FROM capture JOIN payment ON payment.id = capture.payment_id
          WHERE capture.id >= :captureFrom AND capture.id < :captureUntil AND ${isSepayProviderSql("payment.provider_id")}
         UNION
         SELECT payment.payment_collection_id FROM refund JOIN payment ON payment.id = refund.payment_id
          WHERE refund.id >= :refundFrom AND refund.id < :refundUntil AND ${isSepayProviderSql("payment.provider_id")}
         UNION
         SELECT payment.payment_collection_id FROM order_summary changed
           JOIN order_payment_collection link ON link.order_id = changed.order_id AND link.deleted_at IS NULL
           JOIN payment ON payment.payment_collection_id = link.payment_collection_id
          WHERE changed.id >= :orderFrom AND changed.id < :orderUntil AND ${isSepayProviderSql("payment.provider_id")}`,
        {
          orderFrom: firstIdSince("ordsum", from),
          orderUntil: firstIdSince("ordsum", until),
          captureFrom: firstIdSince("capt", from),
          captureUntil: firstIdSince("capt", until),
          refundFrom: firstIdSince("ref", from),
          refundUntil: firstIdSince("ref", until),
        }
      )
      return rows.map((row) => row.payment_collection_id)
    },
    readSums: async (paymentCollectionIds) => {
      const { rows } = await sql.raw<{ rows: Array<{ payment_collection_id: string; captured: string; refunded: string }> }>(
        `SELECT payment.payment_collection_id,
                SUM((SELECT COALESCE(SUM(amount), 0) FROM capture WHERE payment_id = payment.id AND deleted_at IS NULL)) AS captured,
                SUM((SELECT COALESCE(SUM(amount), 0) FROM refund WHERE payment_id = payment.id AND deleted_at IS NULL)) AS refunded
           FROM payment
          WHERE payment.payment_collection_id = ANY(:ids) AND payment.deleted_at IS NULL AND ${isSepayProviderSql("payment.provider_id")}
          GROUP BY payment.payment_collection_id`,
        { ids: paymentCollectionIds }
      )
      return rows.map((row) => ({
        paymentCollectionId: row.payment_collection_id,
        capturedExact: toNumber(row.captured),
        refundedExact: toNumber(row.refunded),
      }))
    },
    readOrders: async (paymentCollectionIds) => {
      const { rows } = await sql.raw<{ rows: OrderRow[] }>(ORDERS, { ids: paymentCollectionIds })
      return rows.map((row) => ({
        orderId: row.order_id,
        paymentCollectionId: row.payment_collection_id,
        isCanceled: row.is_canceled,
        outstandingExact: row.outstanding === null ? null : toNumber(row.outstanding),
        refundedWithoutCreditExact: toNumber(row.refunded_without_credit),
        askedExact: toNumber(row.asked),
        heldExact: toNumber(row.held),
      }))
    },
  }
}

interface OrderRow {
  order_id: string
  payment_collection_id: string
  is_canceled: boolean
  outstanding: string | null
  refunded_without_credit: string
  asked: string
  held: string
}

/**
 * Orders with a payment that SePay captured. What is to come back is not in the stored outstanding amount, and costs a computation
 * for each order: until it has come back, nothing is said of it.
 */
const ORDERS = `
  SELECT DISTINCT ON (placed.id) placed.id AS order_id, link.payment_collection_id, placed.status = 'canceled' AS is_canceled,
         CASE WHEN EXISTS (SELECT FROM order_item WHERE order_item.order_id = placed.id AND order_item.version = placed.version
                             AND order_item.return_requested_quantity > 0 AND order_item.deleted_at IS NULL) THEN NULL
              ELSE COALESCE(summary.totals->'raw_pending_difference'->>'value', summary.totals->>'pending_difference') END AS outstanding,
         GREATEST(0,
           (SELECT COALESCE(SUM(refund.amount), 0)
              FROM order_payment_collection sibling JOIN payment paid ON paid.payment_collection_id = sibling.payment_collection_id
              JOIN refund ON refund.payment_id = paid.id AND refund.deleted_at IS NULL
             WHERE sibling.order_id = placed.id AND sibling.deleted_at IS NULL)
           - (SELECT COALESCE(SUM(amount), 0) FROM order_credit_line WHERE order_id = placed.id AND deleted_at IS NULL)
         ) AS refunded_without_credit,
         (SELECT COALESCE(SUM(GREATEST(0, other.amount - COALESCE(other.captured_amount, 0))), 0)
            FROM order_payment_collection sibling JOIN payment_collection other ON other.id = sibling.payment_collection_id
           WHERE sibling.order_id = placed.id AND sibling.deleted_at IS NULL AND other.deleted_at IS NULL
             AND other.status NOT IN ('canceled', 'failed', 'completed')) AS asked,
         (SELECT COALESCE(SUM(
                   (SELECT COALESCE(SUM(amount), 0) FROM capture WHERE payment_id = paid.id AND deleted_at IS NULL)
                   - (SELECT COALESCE(SUM(amount), 0) FROM refund WHERE payment_id = paid.id AND deleted_at IS NULL)), 0)
            FROM order_payment_collection sibling JOIN payment paid ON paid.payment_collection_id = sibling.payment_collection_id
           WHERE sibling.order_id = placed.id AND sibling.deleted_at IS NULL AND paid.deleted_at IS NULL
             AND ${isSepayProviderSql("paid.provider_id")}) AS held
    FROM order_payment_collection asked_for
    JOIN "order" placed ON placed.id = asked_for.order_id AND placed.deleted_at IS NULL
    JOIN order_payment_collection link ON link.order_id = placed.id AND link.deleted_at IS NULL
    JOIN payment ON payment.payment_collection_id = link.payment_collection_id AND payment.captured_at IS NOT NULL
     AND payment.deleted_at IS NULL AND ${isSepayProviderSql("payment.provider_id")}
    LEFT JOIN order_summary summary
           ON summary.order_id = placed.id AND summary.version = placed.version AND summary.deleted_at IS NULL
   WHERE asked_for.payment_collection_id = ANY(:ids) AND asked_for.deleted_at IS NULL
   ORDER BY placed.id, payment.created_at DESC`
