import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { settleSepayReceivablesStep, type SettleSepayReceivablesInput } from "./steps/settle-sepay-receivables"

/**
 * Settles payments whose money is in the ledger and that Medusa has not captured yet: what a crash, a failed cart
 * completion or a busy process left behind. With `receivable_ids` also those that had stopped to ask for attention, after
 * a person put right what was wrong.
 *
 * @example
 * await settleSepayReceivablesWorkflow(container).run({ input: { receivable_ids: ["seprec_…"] } })
 */
export const settleSepayReceivablesWorkflow = createWorkflow(
  "settle-sepay-receivables",
  (input: SettleSepayReceivablesInput) => {
    const result = settleSepayReceivablesStep(input)
    return new WorkflowResponse(result)
  }
)
