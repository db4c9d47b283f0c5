import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { testSepayBankAccountStep } from "./steps/test-sepay-bank-account"

/** An admin sees whether order VAs work on a bank account. The result is kept with the account. */
export const testSepayBankAccountWorkflow = createWorkflow(
  "test-sepay-bank-account",
  (input: { id: string; acted_by: string }) => {
    return new WorkflowResponse(testSepayBankAccountStep(input))
  }
)
