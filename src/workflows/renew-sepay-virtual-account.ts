import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { SepayPaymentActionInput } from "./steps/check-sepay-payment"
import { renewSepayVirtualAccountStep } from "./steps/renew-sepay-virtual-account"

/** An admin gives a payment another virtual account, whatever became of the one before. */
export const renewSepayVirtualAccountWorkflow = createWorkflow(
  "renew-sepay-virtual-account",
  (input: SepayPaymentActionInput) => {
    return new WorkflowResponse(renewSepayVirtualAccountStep(input))
  }
)
