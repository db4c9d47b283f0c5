import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../../modules/sepay"
import type { PlannedRefund } from "../../../modules/sepay/money/undo-transaction"
import type SepayModuleService from "../../../modules/sepay/service"
import { isSepayProviderSql } from "../../../providers/sepay/provider-id"
import { describeFailure } from "../../settlement/describe-failure"
import { refundSepayPaymentWorkflow } from "../../settlement/refund-sepay-payment"

/** Which decision is to be taken back. */
export interface RefundForUndoInput {
  transaction_id: string
  /** `null`: the last one, whichever it is. */
  decision_id: string | null
  /** The payment that the money is to pay instead; `null`: none. */
  receivable_id: string | null
}

/** A decision whose money is Medusa's no more. */
export interface RefundedDecision {
  decision_id: string
  refund_ids: string[]
}

/** Longer than the refunds of a decision take. */
const LOCK_TIMEOUT_SECONDS = 60

/** The captured SePay payment of a collection that was refunded under this note, or else the one that most is held of, in VND. */
const HELD = `
  SELECT payment.id, captured.amount - refunded.amount AS held FROM payment
    CROSS JOIN LATERAL (SELECT COALESCE(SUM(amount), 0) AS amount FROM capture
                         WHERE payment_id = payment.id AND deleted_at IS NULL) captured
    CROSS JOIN LATERAL (SELECT COALESCE(SUM(amount), 0) AS amount, COALESCE(BOOL_OR(note = :note), false) AS is_noted FROM refund
                         WHERE payment_id = payment.id AND deleted_at IS NULL) refunded
   WHERE payment.payment_collection_id = :collectionId AND ${isSepayProviderSql("payment.provider_id")} AND payment.deleted_at IS NULL
   ORDER BY refunded.is_noted DESC, held DESC LIMIT 1`

/**
 * Refunds in Medusa what was captured of money whose match is taken back. A refund carries the match in its note: whoever goes
 * on after a crash finds it, and refunds nothing twice.
 *
 * @throws MedusaError `not_found`; `not_allowed` when the decision cannot be taken back, or Medusa refuses the refund.
 */
export const refundForUndoStep = createStep("refund-for-undo", async (input: RefundForUndoInput, { container }) => {
  const locking = container.resolve(Modules.LOCKING)
  const refunded = await locking.execute(`sepay-undo:${input.transaction_id}`, () => refundOnce(container, input), {
    timeout: LOCK_TIMEOUT_SECONDS,
  })
  return new StepResponse(refunded)
})

async function refundOnce(container: MedusaContainer, input: RefundForUndoInput): Promise<RefundedDecision> {
  const { money } = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const sql = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const last = await money.findLastDecision(input.transaction_id)
  const notes = new Map((last?.applied ?? []).map(({ id, receivableId }) => [receivableId, `Matched by mistake (${id}).`]))
  const madeIds: string[] = await sql("refund").whereIn("note", [...notes.values()]).where({ deleted_at: null }).pluck("id")
  const decisionId = input.decision_id ?? last?.id ?? ""
  const refunds = await money.planUndo({
    transactionId: input.transaction_id,
    decisionId,
    refundIds: madeIds,
    receivableId: input.receivable_id,
  })
  const refundIds: string[] = []
  for (const refund of refunds) {
    refundIds.push(await refundCaptured(container, refund, notes.get(refund.receivableId) ?? ""))
  }
  return { decision_id: decisionId, refund_ids: refundIds }
}

async function refundCaptured(
  container: MedusaContainer,
  { paymentCollectionId, amountVnd }: PlannedRefund,
  note: string
): Promise<string> {
  const sql = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await sql.raw<{ rows: Array<{ id: string; held: string }> }>(HELD, { note, collectionId: paymentCollectionId })
  const [payment] = rows
  // What Medusa captured can have fractions of a đồng: all that it holds is refunded then.
  const amount = Math.min(amountVnd, Number(payment?.held ?? 0))
  const { errors, result } = await refundSepayPaymentWorkflow(container).run({
    input: { payment_id: payment?.id ?? "", amount, note },
    throwOnError: false,
  })
  const failure = describeFailure(errors)
  if (failure !== null) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Medusa did not refund the payment, so nothing was taken back. ${failure}`)
  }
  return result.refund_id
}
