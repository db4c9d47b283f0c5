import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { requireReceivable } from "../../../../../workflows/owed/require-sepay-receivable"
import { readPathId } from "../../../../ids"
import { describeOrderPayment } from "../orders/describe"
import type { AdminSepayOrderPaymentResponse } from "../orders/types"

/** What the workflows behind these routes are told: which payment, and who acts. */
export function toActionInput(request: AuthenticatedMedusaRequest) {
  return { payment_collection_id: readPaymentCollectionId(request), actor_id: request.auth_context.actor_id }
}

/** Answers the payment that a route is about, as it is now. */
export async function answerPayment(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<AdminSepayOrderPaymentResponse>,
  asked: Pick<AdminSepayOrderPaymentResponse, "sepay" | "problem"> = { sepay: null, problem: null }
): Promise<void> {
  const { receivable } = await requireReceivable(request.scope, readPaymentCollectionId(request))
  response.json({ payment: await describeOrderPayment(request.scope, receivable), ...asked })
}

function readPaymentCollectionId(request: AuthenticatedMedusaRequest): string {
  return readPathId(request.params["id"], "SePay payment")
}
