import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { SEPAY_MODULE } from "../../modules/sepay"
import { logLine } from "../../modules/sepay/log"
import type { Receivable } from "../../modules/sepay/owed/receivable"
import type SepayModuleService from "../../modules/sepay/service"
import { isSepayProviderSql } from "../../providers/sepay/provider-id"
import { toReason } from "../../sepay/log-text"

/** Refunds of a payment collection's SePay payments that the ledger knows no return of. */
const NOT_RECORDED = `
  SELECT refund.id, refund.amount, payment.payment_session_id
    FROM refund JOIN payment ON payment.id = refund.payment_id AND payment.deleted_at IS NULL
   WHERE payment.payment_collection_id = ? AND ${isSepayProviderSql("payment.provider_id")} AND refund.deleted_at IS NULL
     AND NOT EXISTS (SELECT FROM sepay_return_owed owed WHERE owed.refund_id = refund.id AND owed.deleted_at IS NULL)
   ORDER BY refund.id`

/**
 * Records the returns of refunds that the ledger does not know. Medusa writes a refund, and then asks the provider, which
 * records the return: a process that dies in between leaves a refund of which nobody is told that it has to be transferred.
 * The audit finds it; an admin who checks the payment has it recorded.
 *
 * A refund over more than is left of what was received is left as it is: the audit's finding stays open, and the log says why.
 */
export async function recordMissingReturns(container: MedusaContainer, receivable: Receivable): Promise<void> {
  const sql = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { returns } = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const { rows } = await sql.raw<{ rows: Array<{ id: string; amount: string; payment_session_id: string }> }>(NOT_RECORDED, [
    receivable.paymentCollectionId,
  ])
  for (const { id, amount, payment_session_id } of rows) {
    try {
      await returns.recordReturnOwed({
        refundId: id,
        receivableId: receivable.id,
        paymentSessionId: payment_session_id,
        exactAmount: Number(amount),
      })
    } catch (error) {
      const sentence = `refund ${id} of Medusa cannot be recorded as a return: ${toReason(error)}`
      container.resolve(ContainerRegistrationKeys.LOGGER).warn(logLine(sentence, { receivable_id: receivable.id }))
    }
  }
}
