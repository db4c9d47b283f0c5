import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"

/** Keeps who began a reconciliation, and when. */
export const noteSepayReconciliationStep = createStep(
  "note-sepay-reconciliation",
  async ({ actor_id }: { actor_id: string }, { container }) => {
    const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
    await sepay.settings.recordAdminAction({ action: "reconciliation.run", subjectId: null, actorId: actor_id, details: {} })
    return new StepResponse(null)
  }
)

/** An admin begins a reconciliation: from the moment that this notes, its progress is told. */
export const startSepayReconciliationWorkflow = createWorkflow(
  "start-sepay-reconciliation",
  (input: { actor_id: string }) => {
    return new WorkflowResponse(noteSepayReconciliationStep(input))
  }
)
