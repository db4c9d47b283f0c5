import type { IncomingMessage } from "node:http"
import { type SepayWebhook, verifyWebhook as verifyWebhookSignature } from "../../../sepay/webhook"
import type { SepayContext } from "../context"
import { logLine } from "../log"
import { traced } from "../tracing"
import type { RecordedTransaction } from "./allocate-transaction"
import { recordTransaction } from "./record-transaction"
import type { ReportedTransaction } from "./reported-transaction"

/**
 * Checks that a webhook comes from an address that webhooks may come from, and that SePay signed it.
 *
 * @param rawBody the body's bytes exactly as they were sent: the signature is over them.
 * @throws ForeignAddressError, WebhookVerificationError
 */
export async function verifyWebhook(
  { checkCaller, options }: SepayContext,
  request: IncomingMessage,
  rawBody: Buffer
): Promise<void> {
  checkCaller(request)
  const { hmacSecrets, apiKeys } = options.webhook
  verifyWebhookSignature({ rawBody, headers: request.headers, hmacSecrets, apiKeys, now: new Date() })
}

/** Records a verified webhook's transaction and allocates it. When this resolves, the money is in the ledger. */
export async function recordWebhook(
  { sql, environment, options, logger }: SepayContext,
  webhook: SepayWebhook
): Promise<RecordedTransaction> {
  const recorded = await traced(
    "sepay.webhook",
    { webhook_id: webhook.webhookId },
    () => recordTransaction(sql, environment, toReported(webhook), options),
    describeRecorded
  )
  const fields = { webhook_id: webhook.webhookId, ...describeRecorded(recorded) }
  logger.info(logLine(`webhook ${recorded.outcome}`, fields))
  return recorded
}

function toReported(webhook: SepayWebhook): ReportedTransaction {
  return {
    webhookId: String(webhook.webhookId),
    webhookDigest: webhook.digest,
    apiId: null,
    source: "webhook",
    direction: webhook.direction,
    amountVnd: webhook.amountVnd,
    bankName: webhook.gateway,
    accountNumber: webhook.accountNumber,
    vaNumber: webhook.vaNumber,
    code: webhook.code,
    referenceNumber: webhook.referenceNumber,
    content: webhook.content,
    description: webhook.description,
    transactedAt: webhook.transactedAt,
    payload: webhook.payload,
  }
}

/** Ids and amounts of what was recorded, and nothing that a payer wrote. */
function describeRecorded(recorded: RecordedTransaction) {
  return {
    transaction_id: recorded.transactionId,
    payment_session_id: recorded.paymentSessionId,
    va_order_id: recorded.allocations.at(-1)?.vaOrderId ?? null,
    receivable_id: recorded.receivableId,
    outcome: recorded.outcome,
    allocated: recorded.allocations.map(({ kind, amountVnd }) => `${kind}:${amountVnd}`).join(",") || null,
    needs_attention: recorded.allocations.some(({ needsAttention }) => needsAttention) || null,
  }
}
