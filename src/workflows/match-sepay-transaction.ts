import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { decideSepayTransactionStep, type SepayDecisionInput } from "./steps/decide-sepay-transaction"
import { ensureSepayReceivableStep } from "./steps/ensure-sepay-receivable"
import { settleDecidedTransactionStep } from "./steps/settle-decided-transaction"

/** Which payment a transaction is for: an order's, or that of a payment collection. */
export type MatchSepayTransactionInput = SepayDecisionInput & { order_id?: string; payment_collection_id?: string }

/**
 * An admin says which order (or payment collection) a transaction is for. Its free money pays what is still wanted, what
 * is complete is captured, and what is left over stays as surplus.
 *
 * @example
 * await matchSepayTransactionWorkflow(container).run({
 *   input: { transaction_id, order_id, decided_by: userId, reason: "The customer sent a screenshot of this transfer." },
 * })
 */
export const matchSepayTransactionWorkflow = createWorkflow(
  "match-sepay-transaction",
  (input: MatchSepayTransactionInput) => {
    const receivableId = ensureSepayReceivableStep(input)
    const decision = transform({ input, receivableId }, ({ input, receivableId }) => ({
      transaction_id: input.transaction_id,
      decided_by: input.decided_by,
      reason: input.reason,
      action: "match" as const,
      receivable_id: receivableId,
    }))
    const decided = settleDecidedTransactionStep(decideSepayTransactionStep(decision))
    return new WorkflowResponse(decided)
  }
)
