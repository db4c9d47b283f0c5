import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { settleReceivable } from "../settlement/settle-receivable"
import { requireReceivable } from "./require-sepay-receivable"

/** Which payment, and who asks. */
export interface SepayPaymentActionInput {
  payment_collection_id: string
  /** The admin user's id, or that of the API key. */
  acted_by: string
}

/**
 * Asks SePay what became of a payment, records the money that it tells of, and captures what is paid by it, also where
 * capturing had stopped. No compensation: money that SePay reported stays recorded.
 *
 * @throws MedusaError `not_found`; `not_allowed` when SePay does not know the payment.
 */
export const checkSepayPaymentStep = createStep(
  "check-sepay-payment",
  async ({ payment_collection_id, acted_by }: SepayPaymentActionInput, { container }) => {
    const { ledger, receivable } = await requireReceivable(container, payment_collection_id)
    const { sepay, problem, dueReceivableIds } = await ledger.checkPayment(receivable)
    // Whoever asks has looked at what stopped the capture.
    await ledger.resumeSettlement([receivable.id])
    for (const receivableId of new Set([...dueReceivableIds, receivable.id])) {
      await settleReceivable(container, receivableId)
    }
    await ledger.recordAdminAction({
      action: "payment.check",
      subjectId: payment_collection_id,
      actedBy: acted_by,
      details: { sepay, problem },
    })
    return new StepResponse({ sepay, problem })
  }
)
