import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"
import { emitSepayEvents, type SepayEvent, SepayEvents } from "../events"

const ANNOUNCED_PER_RUN = 100

/** How many events of each kind were sent. */
export interface AnnouncedTransactions {
  recorded: number
  flagged: number
}

/**
 * Tells the store's subscribers. The ledger notes it in the same breath: what a crash interrupts is told again, and nothing
 * is left untold.
 */
export const announceSepayTransactionsStep = createStep("announce-sepay-transactions", async (_: void, { container }) => {
  const { money } = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const recorded = await money.announceRecorded(ANNOUNCED_PER_RUN, async (transactions) =>
    emitSepayEvents(
      container,
      transactions.map((one): SepayEvent => ({
        name: SepayEvents.TRANSACTION_RECORDED,
        data: {
          id: one.transactionId,
          direction: one.direction,
          amount_vnd: one.amountVnd,
          account_number: one.accountNumber,
          va_number: one.vaNumber,
          transacted_at: one.transactedAt?.toISOString() ?? null,
        },
      }))
    )
  )
  const flagged = await money.announceAttention(ANNOUNCED_PER_RUN, async (attention) =>
    emitSepayEvents(
      container,
      attention.map((one): SepayEvent => ({
        name: SepayEvents.TRANSACTION_FLAGGED,
        data: {
          id: one.transactionId,
          kind: one.kind,
          amount_vnd: one.amountVnd,
          receivable_id: one.receivableId,
          reason: one.reason,
        },
      }))
    )
  )
  const announced: AnnouncedTransactions = { recorded, flagged }
  return new StepResponse(announced)
})

/** Emits `sepay.transaction.recorded` and `sepay.transaction.flagged` for what nobody was told of. */
export const announceSepayTransactionsWorkflow = createWorkflow(
  "announce-sepay-transactions",
  () => new WorkflowResponse(announceSepayTransactionsStep())
)
