import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { type ResolveSepayTransactionBaseInput, resolveSepayTransactionStep } from "./steps/resolve-sepay-transaction"

/** An admin says that a transaction's free money is nothing to act on: other income of the account, say. */
export const ignoreSepayTransactionWorkflow = createWorkflow(
  "ignore-sepay-transaction",
  (input: ResolveSepayTransactionBaseInput) => {
    const decision = transform({ input }, ({ input }) => ({ ...input, action: "ignore" as const }))
    return new WorkflowResponse(resolveSepayTransactionStep(decision))
  }
)
