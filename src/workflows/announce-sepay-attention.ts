import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { announceSepayAttentionStep } from "./steps/announce-sepay-attention"

/** Emits `sepay.transaction.needs_attention` for money that needs a person and that nobody was told of. */
export const announceSepayAttentionWorkflow = createWorkflow("announce-sepay-attention", () => {
  const announced = announceSepayAttentionStep()
  return new WorkflowResponse(announced)
})
