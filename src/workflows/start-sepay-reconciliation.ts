import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { noteSepayReconciliationStep } from "./steps/note-sepay-reconciliation"

/** An admin begins a reconciliation: from the moment that this notes, its progress is told. */
export const startSepayReconciliationWorkflow = createWorkflow(
  "start-sepay-reconciliation",
  (input: { acted_by: string }) => {
    return new WorkflowResponse(noteSepayReconciliationStep(input))
  }
)
