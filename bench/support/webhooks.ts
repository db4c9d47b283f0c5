import { sign, webhookBody } from "../../integration-tests/support/sepay"
import type { PreparedPost } from "./load-client"
import type { PlacedOrder } from "./orders"

/** Where the plugin takes webhooks. */
export const WEBHOOK_PATH = "/hooks/sepay"

let lastWebhookId = 1_000_000

/** A signed webhook with an id of its own. Sent within five minutes: the signature is over the time, too. */
export function prepareWebhook(overrides: Record<string, unknown>, path = WEBHOOK_PATH): PreparedPost {
  lastWebhookId += 1
  const body = JSON.stringify(
    webhookBody({ id: lastWebhookId, referenceCode: `FT${lastWebhookId}`, ...overrides })
  )
  return { path, body, headers: sign(body) }
}

/** The webhook of the transfer that pays an order in full. */
export function preparePayment(order: PlacedOrder, path = WEBHOOK_PATH): PreparedPost {
  const { vaNumber, orderCode, amountVnd } = order
  return prepareWebhook({ subAccount: vaNumber, code: orderCode, content: orderCode, transferAmount: amountVnd }, path)
}
