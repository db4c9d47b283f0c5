import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"

/** Opens and cancels an order of 10,000 ₫ on a bank account. It answers what is wrong, `null` when it works. */
export const testSepayBankAccountStep = createStep(
  "test-sepay-bank-account",
  async (input: { id: string; acted_by: string }, { container }) => {
    const ledger = container.resolve<SepayModuleService>(SEPAY_MODULE)
    const problem = await ledger.testBankAccount(input.id)
    const action = { action: "bank_account.test" as const, subjectId: input.id, actedBy: input.acted_by }
    await ledger.recordAdminAction({ ...action, details: { problem } })
    return new StepResponse({ problem })
  }
)
