import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"
import { repairUnpaidOrders } from "../settlement/repair/repair-unpaid-orders"
import { settleReceivable } from "../settlement/settle-receivable"

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
    const ledger = container.resolve<SepayModuleService>(SEPAY_MODULE)
    if (receivable_ids) {
      await ledger.resumeSettlement(receivable_ids)
    } else {
      await repairUnpaidOrders(container)
    }
    const ids = receivable_ids ?? (await ledger.listDueReceivableIds(RECEIVABLES_PER_RUN))
    const result: SettleSepayReceivablesResult = { due: ids.length, settled: 0 }
    for (const id of ids) {
      const outcome = await settleReceivable(container, id)
      result.settled += outcome === "settled" ? 1 : 0
    }
    return new StepResponse(result)
  }
)
