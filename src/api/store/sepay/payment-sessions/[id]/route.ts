import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readPathId } from "../../../../ids"
import { describePaymentSession } from "../describe"
import type { StoreSepayPaymentSessionResponse } from "../types"

/** What is true of a payment now: status, amounts, virtual account, VietQR. It asks the ledger, never SePay. */
export async function GET(
  request: MedusaRequest,
  response: MedusaResponse<StoreSepayPaymentSessionResponse>
): Promise<void> {
  response.json(await describePaymentSession(request.scope, readPathId(request.params.id, "SePay payment session")))
}
