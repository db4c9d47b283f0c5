import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"

/** Opens and cancels an order of 10,000 ₫ on a bank account. It answers what is wrong, `null` when it works. */
export const testSepayBankAccountStep = createStep(
  "test-sepay-bank-account",
  async (input: { id: string; actor_id: string }, { container }) => {
    const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
    const problem = await sepay.bankAccounts.testBankAccount(input.id)
    const action = { action: "bank_account.test" as const, subjectId: input.id, actorId: input.actor_id }
    await sepay.settings.recordAdminAction({ ...action, details: { problem } })
    return new StepResponse({ problem })
  }
)

/** An admin sees whether order VAs work on a bank account. The result is kept with the account. */
export const testSepayBankAccountWorkflow = createWorkflow(
  "test-sepay-bank-account",
  (input: { id: string; actor_id: string }) => {
    return new WorkflowResponse(testSepayBankAccountStep(input))
  }
)
