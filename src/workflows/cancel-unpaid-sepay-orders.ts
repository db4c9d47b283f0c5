import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { cancelUnpaidSepayOrdersStep } from "./steps/cancel-unpaid-sepay-orders"

/**
 * Cancels orders that wait for a transfer in vain: their last virtual account expired long enough ago, and SePay confirmed
 * that it takes no more money for them. Their stock is released.
 */
export const cancelUnpaidSepayOrdersWorkflow = createWorkflow("cancel-unpaid-sepay-orders", () => {
  const result = cancelUnpaidSepayOrdersStep()
  return new WorkflowResponse(result)
})
