/**
 * Parts of the built plugin for this store's own code: the very modules that the store has loaded, with the types of
 * their sources.
 */

type ProviderModule = typeof import("../../src/providers/sepay/service")
type WebhookModule = typeof import("../../src/sepay/webhook")

const built = "../../.medusa/server/src"

export const SepayPaymentProvider = (require(`${built}/providers/sepay/service`) as ProviderModule).default
export const { parseWebhookBody, verifyWebhook } = require(`${built}/sepay/webhook`) as WebhookModule
