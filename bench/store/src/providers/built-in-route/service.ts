import { container } from "@medusajs/framework"
import type { ProviderWebhookPayload, WebhookActionResult } from "@medusajs/framework/types"
import type SepayModuleService from "../../../../../src/modules/sepay/service"
import { parseWebhookBody, SepayPaymentProvider, verifyWebhook } from "../../../built-plugin"

/**
 * The plugin's provider as it would be without a route of its own: it takes SePay's webhook through Medusa's
 * `POST /hooks/payment/…`. It verifies and records as the plugin does, and leaves the rest to Medusa.
 */
class BuiltInRouteProvider extends SepayPaymentProvider {
  override async getWebhookActionAndData(
    payload?: ProviderWebhookPayload["payload"]
  ): Promise<WebhookActionResult> {
    if (!payload) {
      return { action: "not_supported" }
    }
    const sepay = container.resolve<SepayModuleService>("sepay")
    const rawBody = Buffer.from(payload.rawData)
    verifyWebhook({ rawBody, headers: payload.headers as Record<string, string>, ...sepay.options.webhook, now: new Date() })
    const webhook = await parseWebhookBody(rawBody)
    const { receivableId } = await sepay.money.recordWebhook(webhook)
    if (receivableId === null) {
      return { action: "not_supported" }
    }
    const receivable = await sepay.retrieveSepayReceivable(receivableId)
    const data = { session_id: receivable.payment_session_id } as { session_id: string; amount: number }
    return { action: "captured", data }
  }
}

export default BuiltInRouteProvider
