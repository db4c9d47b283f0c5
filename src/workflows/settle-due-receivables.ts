import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { settleDueReceivablesStep } from "./steps/settle-due-receivables"

/**
 * Settles every payment whose money is in the ledger and that Medusa has not captured yet: what a crash, a failed cart
 * completion or a busy process left behind.
 */
export const settleDueReceivablesWorkflow = createWorkflow("settle-due-receivables", () => {
  const result = settleDueReceivablesStep()
  return new WorkflowResponse(result)
})
