import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { cancelSepayReceivablesStep } from "./steps/cancel-sepay-receivables"

/**
 * Gives up what a cancelled order still waits for. Core does not tell the payment provider when an order that awaits its
 * payment is cancelled.
 */
export const cancelSepayReceivablesWorkflow = createWorkflow(
  "cancel-sepay-receivables",
  (input: { order_id: string }) => {
    const collectionIds = cancelSepayReceivablesStep(input)
    return new WorkflowResponse(collectionIds)
  }
)
