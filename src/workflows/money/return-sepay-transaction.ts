import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { type ResolveSepayTransactionBaseInput, resolveSepayTransactionStep } from "./steps/resolve-sepay-transaction"

/** Which transaction's money went back, and how much of it. */
export type ReturnSepayTransactionInput = ResolveSepayTransactionBaseInput & {
  /** Whole VND. Omitted: all of it that is not used. */
  amount_vnd?: number
}

/**
 * An admin says that a transaction's money went back to its payer: a surplus, a late transfer, or a part of a payment that
 * was never completed. It moves no money; a captured payment is refunded in its order instead.
 */
export const returnSepayTransactionWorkflow = createWorkflow(
  "return-sepay-transaction",
  (input: ReturnSepayTransactionInput) => {
    const decision = transform({ input }, ({ input: { amount_vnd = null, ...decision } }) => ({
      ...decision,
      action: "return" as const,
      amount_vnd,
    }))
    return new WorkflowResponse(resolveSepayTransactionStep(decision))
  }
)
