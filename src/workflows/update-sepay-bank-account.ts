import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { updateSepayBankAccountStep, type UpdateSepayBankAccountInput } from "./steps/update-sepay-bank-account"

/** An admin enables, disables, orders or completes a bank account. */
export const updateSepayBankAccountWorkflow = createWorkflow(
  "update-sepay-bank-account",
  (input: UpdateSepayBankAccountInput) => {
    return new WorkflowResponse(updateSepayBankAccountStep(input))
  }
)
