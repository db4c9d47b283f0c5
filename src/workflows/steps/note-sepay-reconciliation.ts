import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"

/** Keeps who began a reconciliation, and when. */
export const noteSepayReconciliationStep = createStep(
  "note-sepay-reconciliation",
  async ({ acted_by }: { acted_by: string }, { container }) => {
    const ledger = container.resolve<SepayModuleService>(SEPAY_MODULE)
    await ledger.recordAdminAction({ action: "reconciliation.run", subjectId: null, actedBy: acted_by, details: {} })
    return new StepResponse(null)
  }
)
