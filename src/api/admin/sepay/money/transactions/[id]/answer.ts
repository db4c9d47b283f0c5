import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { SEPAY_MODULE } from "../../../../../../modules/sepay"
import type SepayModuleService from "../../../../../../modules/sepay/service"
import { readPathId } from "../../../../../ids"
import { describeTransactionDetails } from "../describe"
import type { AdminSepayTransactionResponse } from "../types"

/** Answers the transaction that a route is about, as it is now. */
export async function answerTransaction(
  request: MedusaRequest,
  response: MedusaResponse<AdminSepayTransactionResponse>
): Promise<void> {
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  const transaction = await sepay.reports.requireTransaction(readPathId(request.params["id"], "SePay transaction"))
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  response.json({ transaction: await describeTransactionDetails(query, transaction) })
}
