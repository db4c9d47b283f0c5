import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import {
  cancelSepayVirtualAccountWorkflow,
} from "../../../../../../../workflows/va-orders/cancel-sepay-virtual-account"
import { renewSepayVirtualAccountWorkflow } from "../../../../../../../workflows/va-orders/renew-sepay-virtual-account"
import type { AdminSepayOrderPaymentResponse } from "../../../orders/types"
import { answerPayment, toActionInput } from "../../answer"

/** Opens another virtual account over what is still to be paid, instead of the one that is open. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<AdminSepayOrderPaymentResponse>
): Promise<void> {
  await renewSepayVirtualAccountWorkflow(request.scope).run({ input: toActionInput(request) })
  await answerPayment(request, response)
}

/** Takes back the open virtual account. */
export async function DELETE(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<AdminSepayOrderPaymentResponse>
): Promise<void> {
  await cancelSepayVirtualAccountWorkflow(request.scope).run({ input: toActionInput(request) })
  await answerPayment(request, response)
}
