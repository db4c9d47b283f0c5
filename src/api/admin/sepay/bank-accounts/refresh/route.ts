import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { SEPAY_MODULE } from "../../../../../modules/sepay"
import type SepayModuleService from "../../../../../modules/sepay/service"
import { refreshSepayBankAccountsWorkflow } from "../../../../../workflows/bank-accounts/refresh-sepay-bank-accounts"
import { describeBankAccounts } from "../describe"
import type { AdminSepayBankAccountListResponse } from "../types"

/** Fetches the company's bank accounts from SePay now. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<AdminSepayBankAccountListResponse>
): Promise<void> {
  await refreshSepayBankAccountsWorkflow(request.scope).run({ input: { actor_id: request.auth_context.actor_id } })
  response.json(await describeBankAccounts(request.scope.resolve<SepayModuleService>(SEPAY_MODULE)))
}
