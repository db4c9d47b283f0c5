import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { SEPAY_MODULE } from "../../../../../../modules/sepay"
import type SepayModuleService from "../../../../../../modules/sepay/service"
import { testSepayBankAccountWorkflow } from "../../../../../../workflows/bank-accounts/test-sepay-bank-account"
import { readPathId } from "../../../../../ids"
import { describeBankAccount } from "../../describe"
import type { AdminSepayBankAccountResponse } from "../../types"

/** Opens and cancels an order of 10,000 ₫ on a bank account: `last_test` says what came of it. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<AdminSepayBankAccountResponse>
): Promise<void> {
  const id = readPathId(request.params["id"], "SePay bank account")
  await testSepayBankAccountWorkflow(request.scope).run({ input: { id, actor_id: request.auth_context.actor_id } })
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  response.json({ bank_account: describeBankAccount(await sepay.bankAccounts.requireBankAccount(id)) })
}
