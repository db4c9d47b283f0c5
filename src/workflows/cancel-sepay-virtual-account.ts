import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { cancelSepayVirtualAccountStep } from "./steps/cancel-sepay-virtual-account"
import type { SepayPaymentActionInput } from "./steps/check-sepay-payment"

/** An admin takes back the virtual account of a payment. The order stays: another one can be opened. */
export const cancelSepayVirtualAccountWorkflow = createWorkflow(
  "cancel-sepay-virtual-account",
  (input: SepayPaymentActionInput) => {
    return new WorkflowResponse(cancelSepayVirtualAccountStep(input))
  }
)
