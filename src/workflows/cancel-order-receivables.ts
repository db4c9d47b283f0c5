import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { cancelOrderReceivablesStep } from "./steps/cancel-order-receivables"

/**
 * Gives up what a cancelled order still waits for. Core does not tell the payment provider when an order that awaits its
 * payment is cancelled.
 */
export const cancelOrderReceivablesWorkflow = createWorkflow(
  "cancel-order-receivables",
  (input: { order_id: string }) => {
    const collectionIds = cancelOrderReceivablesStep(input)
    return new WorkflowResponse(collectionIds)
  }
)
