import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { logLine } from "../../modules/sepay/log"
import type { Receivable } from "../../modules/sepay/owed/receivable"
import { SepayEvents, type SepayPaymentNeedsAttention } from "../events"

/** Tells the log and the store's subscribers that a person has to look at a payment. @param reason in plain words */
export async function announcePaymentAttention(
  container: MedusaContainer,
  receivable: Receivable,
  reason: string
): Promise<void> {
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .error(logLine(`payment needs attention: ${reason}`, describeReceivable(receivable)))
  const data: SepayPaymentNeedsAttention = {
    id: receivable.id,
    payment_collection_id: receivable.paymentCollectionId,
    payment_session_id: receivable.paymentSessionId,
    reason,
  }
  await container.resolve(Modules.EVENT_BUS).emit({ name: SepayEvents.PAYMENT_NEEDS_ATTENTION, data })
}

/** What a log line about a settlement names. */
export function describeReceivable({ id, paymentSessionId, paymentCollectionId, settlementAttempts }: Receivable) {
  return {
    receivable_id: id,
    payment_session_id: paymentSessionId,
    payment_collection_id: paymentCollectionId,
    attempt: settlementAttempts,
  }
}
