import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { SEPAY_MODULE } from "../../../../../../../modules/sepay"
import type SepayModuleService from "../../../../../../../modules/sepay/service"
import { readPathId } from "../../../../../../ids"
import { findOrderReferences } from "../../../../order-references"
import type { AdminSepayMatchCandidatesResponse } from "../../types"

/** Orders that a transaction's free money could pay, the likeliest first. */
export async function GET(
  request: MedusaRequest,
  response: MedusaResponse<AdminSepayMatchCandidatesResponse>
): Promise<void> {
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  const transaction = await sepay.reports.requireTransaction(readPathId(request.params["id"], "SePay transaction"))
  const candidates = await sepay.reports.listMatchCandidates(transaction)
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const orders = await findOrderReferences(query, candidates.map(({ paymentCollectionId }) => paymentCollectionId))
  response.json({
    candidates: candidates.flatMap(({ paymentCollectionId, remainingVnd, why }) => {
      const order = orders.get(paymentCollectionId)
      return order ? [{ order, payment_collection_id: paymentCollectionId, remaining_vnd: remainingVnd, why }] : []
    }),
  })
}
