import { Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"
import { SepayEvents, type SepayTransactionNeedsAttention } from "../events"

const ANNOUNCED_PER_RUN = 100

/**
 * Tells the store's subscribers. The ledger notes it in the same breath: what a crash interrupts is told again, and nothing
 * is left untold. @returns how many
 */
export const announceSepayAttentionStep = createStep("announce-sepay-attention", async (_: void, { container }) => {
  const eventBus = container.resolve(Modules.EVENT_BUS)
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const announced = await sepay.money.announceAttention(ANNOUNCED_PER_RUN, async (attention) => {
    await eventBus.emit(
      attention.map((one) => {
        const data: SepayTransactionNeedsAttention = {
          id: one.transactionId,
          kind: one.kind,
          amount_vnd: one.amountVnd,
          receivable_id: one.receivableId,
          reason: one.reason,
        }
        return { name: SepayEvents.TRANSACTION_NEEDS_ATTENTION, data }
      })
    )
  })
  return new StepResponse(announced)
})

/** Emits `sepay.transaction.needs_attention` for money that needs a person and that nobody was told of. */
export const announceSepayAttentionWorkflow = createWorkflow("announce-sepay-attention", () => {
  const announced = announceSepayAttentionStep()
  return new WorkflowResponse(announced)
})
