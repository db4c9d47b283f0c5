import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { requestSepayPaymentWorkflow } from "../../../../../../../workflows/payments/request-sepay-payment"
import { readPathId } from "../../../../../../ids"
import { describeOrderPayments } from "../../describe"
import type { AdminSepayOrderResponse } from "../../types"

/** Asks for what the order has outstanding to be paid through SePay. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<AdminSepayOrderResponse>
): Promise<void> {
  const orderId = readPathId(request.params["id"], "order")
  await requestSepayPaymentWorkflow(request.scope).run({
    input: { order_id: orderId, actor_id: request.auth_context.actor_id },
  })
  response.json(await describeOrderPayments(request.scope, orderId))
}
