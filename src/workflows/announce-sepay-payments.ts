import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { announceSepayPaymentsStep } from "./steps/announce-sepay-payments"

/**
 * Emits `sepay.payment.instructions`, `sepay.payment.reminder` and `sepay.payment.received` for what the shoppers of orders
 * were not told of.
 */
export const announceSepayPaymentsWorkflow = createWorkflow("announce-sepay-payments", () => {
  const announced = announceSepayPaymentsStep()
  return new WorkflowResponse(announced)
})
