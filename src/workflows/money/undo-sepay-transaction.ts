import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { refundForUndoStep } from "./steps/refund-for-undo"
import { type ResolveSepayTransactionBaseInput, resolveSepayTransactionStep } from "./steps/resolve-sepay-transaction"
import { settleResolvedTransactionStep } from "./steps/settle-resolved-transaction"

/** Which decision is taken back, by whom and why. */
export interface UndoSepayTransactionInput extends ResolveSepayTransactionBaseInput {
  /** The decision that the admin saw; should another be the last one by now, nothing is taken back. Omitted: the last one. */
  decision_id?: string | undefined
}

/**
 * An admin takes back the last decision of a person about a transaction's money: the money is for what it was for before, and
 * what is complete by it is captured. What Medusa has captured of it is refunded there first, and nothing is sent back by that
 * refund. The history shows both.
 */
export const undoSepayTransactionWorkflow = createWorkflow(
  "undo-sepay-transaction",
  (input: UndoSepayTransactionInput) => {
    const asked = transform(input, ({ transaction_id, decision_id }) => ({
      transaction_id,
      decision_id: decision_id ?? null,
      receivable_id: null,
    }))
    const refunded = refundForUndoStep(asked)
    const decision = transform({ input, refunded }, ({ input, refunded }) => ({
      transaction_id: input.transaction_id,
      actor_id: input.actor_id,
      reason: input.reason,
      action: "undo" as const,
      ...refunded,
    }))
    return new WorkflowResponse(settleResolvedTransactionStep(resolveSepayTransactionStep(decision)))
  }
)
