import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import { logLine } from "../../modules/sepay/log"
import type SepayModuleService from "../../modules/sepay/service"
import { toLogReason } from "../../sepay/log-text"
import { settleSoon } from "../settlement/settlement-queue"

/** How many payments a process asks about at once behind webhooks. The job asks about the others. */
const MAXIMUM_AT_ONCE = 10

let running = 0

/**
 * Asks SePay behind the answer to a webhook whether its transfer is one that the ledger has already: a shopper waits for it.
 * Losing it loses nothing: the job asks, too.
 */
export function askAboutDuplicatesSoon(container: MedusaContainer, receivableId: string): void {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  if (running >= MAXIMUM_AT_ONCE || sepay.isShuttingDown) {
    return
  }
  running += 1
  void sepay.reconciliation
    .askAboutDuplicates([receivableId])
    .then(({ dueReceivableIds }) => {
      for (const id of dueReceivableIds) {
        settleSoon(container, id)
      }
    })
    .catch((error: unknown) => {
      const message = `SePay was not asked about a possible duplicate yet, the job tries again: ${toLogReason(error)}`
      container.resolve(ContainerRegistrationKeys.LOGGER).warn(logLine(message, { receivable_id: receivableId }))
    })
    .finally(() => {
      running -= 1
    })
}

/** Asks about the transfers whose turn it is. What SePay said stays so: there is nothing to take back. */
export const askSepayAboutDuplicatesStep = createStep("ask-sepay-about-duplicates", async (_: void, { container }) => {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const { calls, dueReceivableIds } = await sepay.reconciliation.askAboutDuplicates(null)
  for (const id of dueReceivableIds) {
    settleSoon(container, id)
  }
  return new StepResponse({ calls })
})

/**
 * Asks SePay about transfers that were reported twice, it seems, under two references: how much it has counted on their
 * virtual accounts says whether they are one. Their money pays nothing before.
 */
export const askSepayAboutDuplicatesWorkflow = createWorkflow("ask-sepay-about-duplicates", () => {
  const result = askSepayAboutDuplicatesStep()
  return new WorkflowResponse(result)
})
