import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { type ResolveSepayTransactionBaseInput, resolveSepayTransactionStep } from "./steps/resolve-sepay-transaction"
import { settleResolvedTransactionStep } from "./steps/settle-resolved-transaction"

/**
 * An admin takes back the last decision of a person about a transaction's money: the money is for what it was for before, and
 * what is complete by it is captured. The history shows both.
 */
export const undoSepayTransactionWorkflow = createWorkflow(
  "undo-sepay-transaction",
  (input: ResolveSepayTransactionBaseInput) => {
    const decision = transform({ input }, ({ input }) => ({ ...input, action: "undo" as const }))
    return new WorkflowResponse(settleResolvedTransactionStep(resolveSepayTransactionStep(decision)))
  }
)
