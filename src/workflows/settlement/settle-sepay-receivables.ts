import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"
import { repairUnpaidOrders } from "./repair/repair-unpaid-orders"
import { deleteInterruptedRecords, settleSepayPayment } from "./settle-sepay-payment"

const RECEIVABLES_PER_RUN = 100

/** Which receivables to settle. */
export interface SettleSepayReceivablesInput {
  /**
   * These ones, also where settling had stopped to ask for a person's attention. Omitted: all that are due, at most 100
   * in a run.
   */
  receivable_ids?: string[]
}

/** How many receivables a run looked at, and how many of them are captured now. */
export interface SettleSepayReceivablesResult {
  due: number
  settled: number
}

/**
 * Settles what is received and not captured yet. It has no compensation on purpose: money that was captured stays
 * captured, whatever fails after it.
 */
export const settleSepayReceivablesStep = createStep(
  "settle-sepay-receivables",
  async ({ receivable_ids }: SettleSepayReceivablesInput, { container }) => {
    const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
    if (receivable_ids) {
      await sepay.settlement.resumeSettlement(receivable_ids)
    } else {
      await repairUnpaidOrders(container)
      await deleteInterruptedRecords(container)
    }
    const ids = receivable_ids ?? (await sepay.settlement.listDueReceivableIds(RECEIVABLES_PER_RUN))
    const result: SettleSepayReceivablesResult = { due: ids.length, settled: 0 }
    for (const id of ids) {
      const outcome = await settleSepayPayment(container, id)
      result.settled += outcome === "settled" ? 1 : 0
    }
    return new StepResponse(result)
  }
)

/**
 * Settles payments whose money is in the ledger and that Medusa has not captured yet: what a crash, a failed cart
 * completion or a busy process left behind. With `receivable_ids` also those that had stopped to ask for attention, after
 * a person put right what was wrong.
 *
 * @example
 * await settleSepayReceivablesWorkflow(container).run({ input: { receivable_ids: ["seprec_…"] } })
 */
export const settleSepayReceivablesWorkflow = createWorkflow(
  "settle-sepay-receivables",
  (input: SettleSepayReceivablesInput) => {
    const result = settleSepayReceivablesStep(input)
    return new WorkflowResponse(result)
  }
)
