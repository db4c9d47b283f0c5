import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { closeSepayVaOrdersStep } from "./steps/close-sepay-va-orders"

/** Closes at SePay the VA orders that nobody is to pay any more: replaced, expired, released, or of a cancelled order. */
export const closeSepayVaOrdersWorkflow = createWorkflow("close-sepay-va-orders", () => {
  const result = closeSepayVaOrdersStep()
  return new WorkflowResponse(result)
})
