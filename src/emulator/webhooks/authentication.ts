import { createHmac } from "node:crypto"
import type { CheckedWebhookConfig, WebhookSigning } from "./webhook-config"

/** How far in the past a `stale` signature is: well beyond the 300 seconds that receivers tolerate. */
const STALE_SECONDS = 3600

/** How a webhook is signed when nothing else is asked for. */
export function defaultSigning(config: CheckedWebhookConfig): WebhookSigning {
  if (config.hmacSecret) {
    return "hmac"
  }
  return config.apiKey ? "apikey" : "none"
}

/** Why this signing is impossible with this configuration, or `null`. */
export function refuseSigning(config: CheckedWebhookConfig, signing: WebhookSigning): string | null {
  if ((signing === "hmac" || signing === "stale") && !config.hmacSecret) {
    return `sign "${signing}" needs the webhook's hmacSecret`
  }
  return signing === "apikey" && !config.apiKey ? `sign "apikey" needs the webhook's apiKey` : null
}

/**
 * The headers that authenticate a webhook.
 *
 * @param unixSeconds the real time, also when the emulator's clock was advanced: the receiver compares with its own.
 */
export function authenticationHeaders(
  config: CheckedWebhookConfig,
  signing: WebhookSigning,
  body: Buffer,
  unixSeconds: number
): Record<string, string> {
  switch (signing) {
    case "none":
      return {}
    case "apikey":
      return { authorization: `Apikey ${config.apiKey ?? ""}` }
    case "hmac":
      return hmacHeaders(config.hmacSecret ?? "", body, unixSeconds)
    case "stale":
      return hmacHeaders(config.hmacSecret ?? "", body, unixSeconds - STALE_SECONDS)
    case "forged":
      return config.apiKey && !config.hmacSecret
        ? { authorization: "Apikey forged" }
        : hmacHeaders("forged", body, unixSeconds)
  }
}

/** SePay's recipe: hex HMAC-SHA256 over `<timestamp>.<raw body>`. */
function hmacHeaders(secret: string, body: Buffer, unixSeconds: number): Record<string, string> {
  const signature = createHmac("sha256", secret).update(`${unixSeconds}.`).update(body).digest("hex")
  return { "x-sepay-timestamp": String(unixSeconds), "x-sepay-signature": `sha256=${signature}` }
}
