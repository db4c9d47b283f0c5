import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { checkSepayPaymentWorkflow } from "../../../../../../../workflows/reconciliation/check-sepay-payment"
import type { AdminSepayOrderPaymentResponse } from "../../../orders/types"
import { answerPayment, toActionInput } from "../../answer"

/** Asks SePay now what became of a payment, and captures what it finds paid. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<AdminSepayOrderPaymentResponse>
): Promise<void> {
  const { result } = await checkSepayPaymentWorkflow(request.scope).run({ input: toActionInput(request) })
  const { sepayOrder, problem } = result
  const asked = sepayOrder && { status: sepayOrder.status, paid_amount_vnd: sepayOrder.paidAmountVnd }
  await answerPayment(request, response, { sepay: asked, problem })
}
