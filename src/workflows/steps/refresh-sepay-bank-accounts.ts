import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import { toAdminError } from "../../modules/sepay/errors"
import type SepayModuleService from "../../modules/sepay/service"

/** An admin waits for it, as a shopper does. */
const DEADLINE_MILLISECONDS = 8_000

/** Fetches the company's bank accounts from SePay. @throws MedusaError when SePay cannot be asked */
export const refreshSepayBankAccountsStep = createStep(
  "refresh-sepay-bank-accounts",
  async (input: { acted_by: string }, { container }) => {
    const ledger = container.resolve<SepayModuleService>(SEPAY_MODULE)
    try {
      const usable = await ledger.syncBankAccounts({ deadlineAt: Date.now() + DEADLINE_MILLISECONDS, priority: "shopper" })
      const action = { action: "bank_accounts.refresh" as const, subjectId: null, actedBy: input.acted_by }
      await ledger.recordAdminAction({ ...action, details: { usable } })
      return new StepResponse({ usable })
    } catch (error) {
      throw toAdminError(error)
    }
  }
)
