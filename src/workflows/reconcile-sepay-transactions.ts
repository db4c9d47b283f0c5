import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import {
  reconcileSepayTransactionsStep,
  type ReconcileSepayTransactionsInput,
} from "./steps/reconcile-sepay-transactions"

/**
 * Looks at SePay for transactions that no webhook brought, records them and settles what they pay. The calls to SePay grow
 * with the number of new transactions, not with that of open orders.
 *
 * @example
 * const { result } = await reconcileSepayTransactionsWorkflow(container).run({ input: {} })
 * console.log(result.seen, result.recorded, result.settled, result.unmatched)
 */
export const reconcileSepayTransactionsWorkflow = createWorkflow(
  "reconcile-sepay-transactions",
  (input: ReconcileSepayTransactionsInput) => {
    const run = reconcileSepayTransactionsStep(input)
    return new WorkflowResponse(run)
  }
)
