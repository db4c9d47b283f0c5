import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { SEPAY_MODULE } from "../../../../../../modules/sepay"
import type SepayModuleService from "../../../../../../modules/sepay/service"
import { readPathId } from "../../../../../ids"
import { describeOrderPayment } from "../describe"
import type { AdminSepayOrderPayment, AdminSepayOrderResponse } from "../types"

/** The SePay payments of an order, with everything that ever happened to them. Empty for orders of other payments. */
export async function GET(request: MedusaRequest, response: MedusaResponse<AdminSepayOrderResponse>): Promise<void> {
  const { data } = await request.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order_payment_collection",
    fields: ["payment_collection_id"],
    filters: { order_id: readPathId(request.params["id"], "order") },
  })
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  const payments: AdminSepayOrderPayment[] = []
  for (const { payment_collection_id } of data) {
    const receivable = await sepay.owed.findReceivableOfCollection(String(payment_collection_id))
    if (receivable) {
      payments.push(await describeOrderPayment(request.scope, receivable))
    }
  }
  response.json({ payments })
}
