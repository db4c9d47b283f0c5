import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { openVirtualAccountStep } from "./steps/open-virtual-account"

/** Makes sure that the payment of a session has an open virtual account. */
export const openVirtualAccountWorkflow = createWorkflow(
  "open-virtual-account",
  (input: { payment_session_id: string }) => {
    const receivableId = openVirtualAccountStep(input)
    return new WorkflowResponse(receivableId)
  }
)
