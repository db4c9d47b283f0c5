import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import {
  markSepayPaymentPaidAnotherWayWorkflow,
} from "../../../../../../../workflows/payments/mark-sepay-payment-paid-another-way"
import type { AdminSepayOrderPaymentResponse } from "../../../orders/types"
import { answerPayment, toActionInput } from "../../answer"
import type { PaidAnotherWayBody } from "../../validators"

/** Says that what the payment still waits for was paid another way, after its number is closed at SePay. */
export async function POST(
  request: AuthenticatedMedusaRequest<PaidAnotherWayBody>,
  response: MedusaResponse<AdminSepayOrderPaymentResponse>
): Promise<void> {
  const { reason } = request.validatedBody
  await markSepayPaymentPaidAnotherWayWorkflow(request.scope).run({ input: { ...toActionInput(request), reason } })
  await answerPayment(request, response)
}
