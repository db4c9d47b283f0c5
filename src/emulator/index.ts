/**
 * An emulator of SePay to develop, test and measure against: its API (v2 and v1), the banks behind it and its webhooks,
 * over real HTTP. It knows nothing of Medusa.
 *
 * @example
 * const emulator = await startEmulator({ webhook: { url: "http://localhost:9000/hooks/sepay", hmacSecret: "secret" } })
 * // point the plugin at emulator.v2BaseUrl with emulator.apiToken, open an order, then pay it:
 * await emulator.transfer({ vaNumber: "963NQDORD1234567890AB", amountVnd: 250_000, webhook: { wait: true } })
 * await emulator.stop()
 */
import { Emulator } from "./emulator"
import type { EmulatorOptions } from "./options"

/**
 * Starts an emulator that listens until it is stopped.
 *
 * @throws ZodError when an option makes no sense; Error `EADDRINUSE` when the port is taken.
 */
export function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  return Emulator.start(options)
}

export { BankRefusal } from "./bank/book-transfer"
export type { RefusalReason } from "./bank/decide-transfer"
export type { TransferInput, TransferWebhookOptions } from "./bank/transfer-input"
export type {
  AccountType,
  BankAccount,
  Order,
  OrderStatus,
  Terminal,
  Transaction,
  VaPrefix,
  VirtualAccount,
  VirtualAccountStatus,
} from "./company/model"
export { DEFAULT_BANK_ACCOUNTS } from "./default-bank-accounts"
export type { Emulator, EmulatorSnapshot, TransferResult } from "./emulator"
export type { FaultLimit, Faults, RouteName, VietcombankErrorCode } from "./faults"
export { DEMO_API_TOKEN } from "./options"
export type { BankAccountOptions, EmulatorOptions, V1ErrorStyle } from "./options"
export { EmulatorError } from "./operations/emulator-error"
export { RETRY_DELAYS_MINUTES } from "./webhooks/delivery"
export type { Delivery, DeliveryOutcome } from "./webhooks/delivery"
export type { WebhookPayload } from "./webhooks/payload"
export type {
  WebhookConfig,
  WebhookContentType,
  WebhookPayloadKind,
  WebhookRequestOptions,
  WebhookSigning,
} from "./webhooks/webhook-config"
