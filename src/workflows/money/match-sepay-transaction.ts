import { createHook, createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ensureSepayReceivableStep } from "../owed/steps/ensure-sepay-receivable"
import { type ResolveSepayTransactionBaseInput, resolveSepayTransactionStep } from "./steps/resolve-sepay-transaction"
import { settleResolvedTransactionStep } from "./steps/settle-resolved-transaction"

/** Which payment a transaction is for: an order's, or that of a payment collection. */
export type MatchSepayTransactionInput = ResolveSepayTransactionBaseInput & { order_id?: string; payment_collection_id?: string }

/**
 * An admin says which order (or payment collection) a transaction is for. Its free money pays what is still wanted, what
 * is complete is captured, and what is left over stays as surplus.
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
    const decision = transform({ input, receivableId }, ({ input, receivableId }) => ({
      transaction_id: input.transaction_id,
      actor_id: input.actor_id,
      reason: input.reason,
      action: "match" as const,
      receivable_id: receivableId,
    }))
    const validate = createHook("validate", { input, receivable_id: receivableId })
    const decided = settleResolvedTransactionStep(resolveSepayTransactionStep(decision))
    return new WorkflowResponse(decided, { hooks: [validate] })
  }
)
