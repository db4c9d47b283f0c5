import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { refundForUndoStep } from "./steps/refund-for-undo"
import { type ResolveSepayTransactionBaseInput, resolveSepayTransactionStep } from "./steps/resolve-sepay-transaction"
import { settleResolvedTransactionStep } from "./steps/settle-resolved-transaction"

/**
 * An admin takes back the last decision of a person about a transaction's money: the money is for what it was for before, and
 * what is complete by it is captured. What Medusa has captured of it is refunded there first, and nothing is sent back by that
 * refund. The history shows both.
 */
export const undoSepayTransactionWorkflow = createWorkflow(
  "undo-sepay-transaction",
  (input: ResolveSepayTransactionBaseInput) => {
    const refundIds = refundForUndoStep(input)
    const decision = transform({ input, refundIds }, ({ input, refundIds }) => ({
      ...input,
      action: "undo" as const,
      refund_ids: refundIds,
    }))
    return new WorkflowResponse(settleResolvedTransactionStep(resolveSepayTransactionStep(decision)))
  }
)
