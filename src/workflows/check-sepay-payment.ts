import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { checkSepayPaymentStep, type SepayPaymentActionInput } from "./steps/check-sepay-payment"

/** Asks SePay now what became of a payment, instead of waiting for its webhook or the next reconciliation. */
export const checkSepayPaymentWorkflow = createWorkflow("check-sepay-payment", (input: SepayPaymentActionInput) => {
  return new WorkflowResponse(checkSepayPaymentStep(input))
})
