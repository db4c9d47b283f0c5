import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { SEPAY_MODULE } from "../../../../../modules/sepay"
import type SepayModuleService from "../../../../../modules/sepay/service"
import { updateSepayBankAccountWorkflow } from "../../../../../workflows/bank-accounts/update-sepay-bank-account"
import { readPathId } from "../../../../ids"
import { describeBankAccount } from "../describe"
import type { AdminSepayBankAccountResponse } from "../types"
import type { updateBankAccountSchema } from "../validators"

/** Enables, disables, orders or completes a bank account. */
export async function POST(
  request: AuthenticatedMedusaRequest<z.output<typeof updateBankAccountSchema>>,
  response: MedusaResponse<AdminSepayBankAccountResponse>
): Promise<void> {
  const id = readPathId(request.params["id"], "SePay bank account")
  await updateSepayBankAccountWorkflow(request.scope).run({
    input: { ...request.validatedBody, id, actor_id: request.auth_context.actor_id },
  })
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  response.json({ bank_account: describeBankAccount(await sepay.bankAccounts.requireBankAccount(id)) })
}
