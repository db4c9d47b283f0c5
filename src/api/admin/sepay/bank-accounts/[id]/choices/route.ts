import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { SEPAY_MODULE } from "../../../../../../modules/sepay"
import { toAdminError } from "../../../../../../modules/sepay/errors"
import type SepayModuleService from "../../../../../../modules/sepay/service"
import { readPathId } from "../../../../../ids"
import type { AdminSepayBankFieldChoicesResponse } from "../../types"

const DEADLINE_MILLISECONDS = 8_000

/** What SePay lists for the field that the account's bank needs: Vietcombank's terminals, Sacombank's prefixes. */
export async function GET(
  request: MedusaRequest,
  response: MedusaResponse<AdminSepayBankFieldChoicesResponse>
): Promise<void> {
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  const id = readPathId(request.params["id"], "SePay bank account")
  try {
    const deadlineAt = Date.now() + DEADLINE_MILLISECONDS
    response.json({ choices: await sepay.bankAccounts.listBankFieldChoices(id, deadlineAt) })
  } catch (error) {
    throw toAdminError(error)
  }
}
