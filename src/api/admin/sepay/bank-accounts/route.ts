import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { SEPAY_MODULE } from "../../../../modules/sepay"
import type SepayModuleService from "../../../../modules/sepay/service"
import { describeBankAccounts } from "./describe"
import type { AdminSepayBankAccountListResponse } from "./types"

/** The company's bank accounts at SePay, as the store last fetched them. */
export async function GET(
  request: MedusaRequest,
  response: MedusaResponse<AdminSepayBankAccountListResponse>
): Promise<void> {
  response.json(await describeBankAccounts(request.scope.resolve<SepayModuleService>(SEPAY_MODULE)))
}
