import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { confirmSepayReturnStep, type ConfirmSepayReturnInput } from "./steps/confirm-sepay-return"

/** An admin says that money which the store owed back after a refund was transferred. */
export const confirmSepayReturnWorkflow = createWorkflow("confirm-sepay-return", (input: ConfirmSepayReturnInput) => {
  return new WorkflowResponse(confirmSepayReturnStep(input))
})
