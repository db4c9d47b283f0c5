import { createHook, createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ensureSepayReceivableStep } from "../owed/steps/ensure-sepay-receivable"
import { refundForUndoStep } from "./steps/refund-for-undo"
import { type ResolveSepayTransactionBaseInput, resolveSepayTransactionStep } from "./steps/resolve-sepay-transaction"
import { settleResolvedTransactionStep } from "./steps/settle-resolved-transaction"

/** Which payment a transaction is for: an order's, or that of a payment collection. */
export interface MatchSepayTransactionInput extends ResolveSepayTransactionBaseInput {
  order_id?: string | undefined
  payment_collection_id?: string | undefined
  /** The last decision about the money, which is taken back with it: the money moves from its payment to this one. */
  replaces_decision_id?: string | undefined
}

/**
 * An admin says which order (or payment collection) a transaction is for. Its free money pays what is still wanted, what
 * is complete is captured, and what is left over stays as surplus.
 *
 * Money that was matched with another order by mistake is moved with `replaces_decision_id`: what Medusa has captured of it is
 * refunded there first, and nothing is sent back by that refund. The history shows both.
 *
 * The hook `validate` runs before anything is written: what it throws refuses the match, and the admin reads its message.
 *
 * @example
 * await matchSepayTransactionWorkflow(container).run({
 *   input: { transaction_id, order_id, actor_id: userId, reason: "The customer sent a screenshot of this transfer." },
 * })
 */
export const matchSepayTransactionWorkflow = createWorkflow(
  "match-sepay-transaction",
  (input: MatchSepayTransactionInput) => {
    const receivableId = ensureSepayReceivableStep(input)
    const validate = createHook("validate", { input, receivable_id: receivableId })
    const refunded = when(input, ({ replaces_decision_id }) => replaces_decision_id !== undefined).then(() => {
      const asked = transform({ input, receivableId }, ({ input, receivableId }) => ({
        transaction_id: input.transaction_id,
        decision_id: input.replaces_decision_id ?? null,
        receivable_id: receivableId,
      }))
      return refundForUndoStep(asked)
    })
    const decision = transform({ input, receivableId, refunded }, ({ input, receivableId, refunded }) => ({
      transaction_id: input.transaction_id,
      actor_id: input.actor_id,
      reason: input.reason,
      action: "match" as const,
      receivable_id: receivableId,
      replaces: refunded ?? null,
    }))
    const decided = settleResolvedTransactionStep(resolveSepayTransactionStep(decision))
    return new WorkflowResponse(decided, { hooks: [validate] })
  }
)
