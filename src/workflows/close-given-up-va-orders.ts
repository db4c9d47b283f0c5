import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { closeGivenUpVaOrdersStep } from "./steps/close-given-up-va-orders"

/** Closes at SePay the VA orders that nobody is to pay any more: replaced, expired, released, or of a cancelled order. */
export const closeGivenUpVaOrdersWorkflow = createWorkflow("close-given-up-va-orders", () => {
  const result = closeGivenUpVaOrdersStep()
  return new WorkflowResponse(result)
})
