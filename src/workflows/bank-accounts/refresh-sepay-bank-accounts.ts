import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import { toAdminError } from "../../modules/sepay/errors"
import type SepayModuleService from "../../modules/sepay/service"

/** An admin waits for it, as a shopper does. */
const DEADLINE_MILLISECONDS = 8_000

/** Fetches the company's bank accounts from SePay. @throws MedusaError when SePay cannot be asked */
export const refreshSepayBankAccountsStep = createStep(
  "refresh-sepay-bank-accounts",
  async (input: { actor_id: string }, { container }) => {
    const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
    try {
      const usable = await sepay.bankAccounts.syncBankAccounts({ deadlineAt: Date.now() + DEADLINE_MILLISECONDS, priority: "shopper" })
      const action = { action: "bank_accounts.refresh" as const, subjectId: null, actorId: input.actor_id }
      await sepay.settings.recordAdminAction({ ...action, details: { usable } })
      return new StepResponse({ usable })
    } catch (error) {
      throw toAdminError(error)
    }
  }
)

/** Fetches the company's bank accounts from SePay now. */
export const refreshSepayBankAccountsWorkflow = createWorkflow(
  "refresh-sepay-bank-accounts",
  (input: { actor_id: string }) => {
    return new WorkflowResponse(refreshSepayBankAccountsStep(input))
  }
)
