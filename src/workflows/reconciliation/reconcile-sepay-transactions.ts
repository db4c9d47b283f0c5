import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type { ReconciliationRun } from "../../modules/sepay/reconciliation/runs"
import type SepayModuleService from "../../modules/sepay/service"
import { settleSepayPayment } from "../settlement/settle-sepay-payment"

/** Which bank accounts to read. */
export interface ReconcileSepayTransactionsInput {
  /**
   * Only accounts that nobody began to read for this long, in seconds.
   * @default 0: all of them
   */
  unread_for_seconds?: number
}

/**
 * Records what SePay knows and no webhook brought, and settles what is paid by it. It has no compensation on purpose: money
 * that SePay reported stays recorded, whatever fails after it.
 */
export const reconcileSepayTransactionsStep = createStep(
  "reconcile-sepay-transactions",
  async ({ unread_for_seconds = 0 }: ReconcileSepayTransactionsInput, { container }) => {
    const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
    const { dueReceivableIds, ...read } = await sepay.reconciliation.reconcileTransactions({ unreadForSeconds: unread_for_seconds })
    let settled = 0
    for (const receivableId of new Set(dueReceivableIds)) {
      const outcome = await settleSepayPayment(container, receivableId)
      settled += outcome === "settled" ? 1 : 0
    }
    const durationMilliseconds = Date.now() - read.startedAt.getTime()
    const run: ReconciliationRun = { ...read, settled, durationMilliseconds }
    // What the job found nobody to read for is of no interest; whoever asked for all accounts waits for an answer.
    if (run.accounts > 0 || unread_for_seconds === 0) {
      await sepay.reconciliation.recordRun(run)
    }
    return new StepResponse(run)
  }
)

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
