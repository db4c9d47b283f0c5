import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { requireReceivable } from "../owed/require-sepay-receivable"
import { recordMissingReturns } from "../settlement/record-missing-returns"
import { settleSepayPayment } from "../settlement/settle-sepay-payment"

/** Which payment, and who asks. */
export interface SepayPaymentActionInput {
  payment_collection_id: string
  /** The admin user's id, or that of the API key. */
  actor_id: string
}

/**
 * Asks SePay what became of a payment, records the money that it tells of, and captures what is paid by it, also where
 * capturing had stopped. Refunds that the ledger does not know are recorded as returns. No compensation: money that SePay reported stays recorded.
 *
 * @throws MedusaError `not_found`; `not_allowed` when SePay does not know the payment.
 */
export const checkSepayPaymentStep = createStep(
  "check-sepay-payment",
  async ({ payment_collection_id, actor_id }: SepayPaymentActionInput, { container }) => {
    const { sepay, receivable } = await requireReceivable(container, payment_collection_id)
    const { sepayOrder, problem, dueReceivableIds } = await sepay.reconciliation.checkPayment(receivable)
    // Whoever asks has looked at what stopped the capture.
    await sepay.settlement.resumeSettlement([receivable.id])
    for (const receivableId of new Set([...dueReceivableIds, receivable.id])) {
      await settleSepayPayment(container, receivableId)
    }
    await recordMissingReturns(container, receivable)
    await sepay.settings.recordAdminAction({
      action: "payment.check",
      subjectId: payment_collection_id,
      actorId: actor_id,
      details: { sepay: sepayOrder, problem },
    })
    return new StepResponse({ sepayOrder, problem })
  }
)

/** Asks SePay now what became of a payment, instead of waiting for its webhook or the next reconciliation. */
export const checkSepayPaymentWorkflow = createWorkflow("check-sepay-payment", (input: SepayPaymentActionInput) => {
  return new WorkflowResponse(checkSepayPaymentStep(input))
})
