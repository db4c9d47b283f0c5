import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { settleSepayReceivablesStep } from "./steps/settle-sepay-receivables"

/**
 * Settles every payment whose money is in the ledger and that Medusa has not captured yet: what a crash, a failed cart
 * completion or a busy process left behind.
 */
export const settleSepayReceivablesWorkflow = createWorkflow("settle-sepay-receivables", () => {
  const result = settleSepayReceivablesStep()
  return new WorkflowResponse(result)
})
