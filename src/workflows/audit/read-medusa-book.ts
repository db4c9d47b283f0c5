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
          WHERE refund.id >= :refundFrom AND refund.id < :refundUntil AND ${isSepayProviderSql("payment.provider_id")}`,
        {
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
  }
}
