import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type SepayModuleService from "../../../../../../src/modules/sepay/service"
import { parseWebhookBody } from "../../../../built-plugin"

/**
 * Records a webhook's money and settles nothing. The provider confirms a capture only when the ledger has the money, so
 * the bare `processPaymentWorkflow` needs it there before.
 */
export async function POST(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const webhook = await parseWebhookBody(Buffer.from(JSON.stringify(request.body)))
  const sepay = request.scope.resolve<SepayModuleService>("sepay")
  const { isSettlementDue } = await sepay.money.recordWebhook(webhook)
  response.status(200).json({ success: isSettlementDue })
}
