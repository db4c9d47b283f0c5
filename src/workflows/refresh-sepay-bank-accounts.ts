import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { refreshSepayBankAccountsStep } from "./steps/refresh-sepay-bank-accounts"

/** Fetches the company's bank accounts from SePay now. */
export const refreshSepayBankAccountsWorkflow = createWorkflow(
  "refresh-sepay-bank-accounts",
  (input: { acted_by: string }) => {
    return new WorkflowResponse(refreshSepayBankAccountsStep(input))
  }
)
