import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { openSepayVirtualAccountStep } from "./steps/open-sepay-virtual-account"

/** Makes sure that the payment of a session has an open virtual account. */
export const openSepayVirtualAccountWorkflow = createWorkflow(
  "open-sepay-virtual-account",
  (input: { payment_session_id: string }) => {
    const receivableId = openSepayVirtualAccountStep(input)
    return new WorkflowResponse(receivableId)
  }
)
