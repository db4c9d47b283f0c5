import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { refundPaymentsWorkflow } from "@medusajs/medusa/core-flows"
import { SEPAY_MODULE } from "../../../modules/sepay"
import type SepayModuleService from "../../../modules/sepay/service"
import { isSepayProviderSql } from "../../../providers/sepay/provider-id"
import { describeFailure } from "../../settlement/describe-failure"
import type { ResolveSepayTransactionBaseInput } from "./resolve-sepay-transaction"

/** Longer than a refund takes. */
const LOCK_TIMEOUT_SECONDS = 30

/** What is held of a collection's captured SePay payment, in VND. */
const HELD = `
  SELECT payment.id, captured.amount - refunded.amount AS held FROM payment
    CROSS JOIN LATERAL (SELECT COALESCE(SUM(amount), 0) AS amount FROM capture
                         WHERE payment_id = payment.id AND deleted_at IS NULL) captured
    CROSS JOIN LATERAL (SELECT COALESCE(SUM(amount), 0) AS amount FROM refund
                         WHERE payment_id = payment.id AND deleted_at IS NULL) refunded
   WHERE payment.payment_collection_id = ? AND ${isSepayProviderSql("payment.provider_id")} AND payment.deleted_at IS NULL
   ORDER BY held DESC LIMIT 1`

/**
 * Refunds in Medusa what was captured of money whose match is taken back. A refund carries the match in its note: whoever goes
 * on after a crash finds it, and refunds nothing twice.
 *
 * @throws MedusaError `not_found`; `not_allowed` when the decision cannot be taken back, or Medusa refuses the refund.
 */
export const refundForUndoStep = createStep(
  "refund-for-sepay-undo",
  async ({ transaction_id }: ResolveSepayTransactionBaseInput, { container }) => {
    const locking = container.resolve(Modules.LOCKING)
    const refundIds = await locking.execute(`sepay-undo:${transaction_id}`, () => refundOnce(container, transaction_id), {
      timeout: LOCK_TIMEOUT_SECONDS,
    })
    return new StepResponse(refundIds)
  }
)

async function refundOnce(container: MedusaContainer, transactionId: string): Promise<string[]> {
  const { money } = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const applied = await money.listAppliedByLastDecision(transactionId)
  const notes = new Map(applied.map(({ id, receivableId }) => [receivableId, `Matched by mistake (${id}).`]))
  const sql = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const listMade = (): Promise<Array<{ id: string; note: string }>> =>
    sql("refund").whereIn("note", [...notes.values()]).where({ deleted_at: null }).select("id", "note")
  const made = await listMade()
  const refunds = await money.planUndo({ transactionId, refundIds: made.map(({ id }) => id) })
  for (const { receivableId, paymentCollectionId, amountVnd } of refunds) {
    const note = notes.get(receivableId) ?? ""
    if (!made.some((refund) => refund.note === note)) {
      const { rows } = await sql.raw<{ rows: Array<{ id: string; held: string }> }>(HELD, [paymentCollectionId])
      const [payment] = rows
      // What Medusa captured can have fractions of a đồng: all that it holds is refunded then.
      const amount = Math.min(amountVnd, Number(payment?.held ?? 0))
      const { errors } = await refundPaymentsWorkflow(container).run({
        input: [{ payment_id: payment?.id ?? "", amount, note }],
        throwOnError: false,
      })
      const failure = describeFailure(errors)
      if (failure !== null) {
        throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Medusa did not refund the payment, so nothing was taken back. ${failure}`)
      }
    }
  }
  return refunds.length === 0 ? [] : (await listMade()).map(({ id }) => id)
}
