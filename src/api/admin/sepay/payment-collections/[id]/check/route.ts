import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { checkSepayPaymentWorkflow } from "../../../../../../workflows/check-sepay-payment"
import type { AdminSepayOrderPaymentResponse } from "../../../orders/types"
import { answerPayment, toActionInput } from "../../answer"

/** Asks SePay now what became of a payment, and captures what it finds paid. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<AdminSepayOrderPaymentResponse>
): Promise<void> {
  const { result } = await checkSepayPaymentWorkflow(request.scope).run({ input: toActionInput(request) })
  const { sepay, problem } = result
  const asked = sepay && { status: sepay.status, paid_amount_vnd: sepay.paidAmountVnd }
  await answerPayment(request, response, { sepay: asked, problem })
}
