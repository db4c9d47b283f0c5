import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { openSepayVirtualAccountWorkflow } from "../../../../../../workflows/va-orders/open-sepay-virtual-account"
import { readPathId } from "../../../../../ids"
import { describePaymentSession } from "../../describe"
import type { StoreSepayPaymentSessionResponse } from "../../types"

/** Makes sure that the payment has an open virtual account: answers the open one, or opens one (anew after expiry). */
export async function POST(
  request: MedusaRequest,
  response: MedusaResponse<StoreSepayPaymentSessionResponse>
): Promise<void> {
  const paymentSessionId = readPathId(request.params.id, "SePay payment session")
  await openSepayVirtualAccountWorkflow(request.scope).run({ input: { payment_session_id: paymentSessionId } })
  response.json(await describePaymentSession(request.scope, paymentSessionId))
}
