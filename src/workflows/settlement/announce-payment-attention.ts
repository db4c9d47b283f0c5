import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { logLine } from "../../modules/sepay/log"
import type { Receivable } from "../../modules/sepay/owed/receivable"
import { emitSepayEvents, SepayEvents } from "../events"

/** Tells the log and the store's subscribers that a person has to look at a payment. @param reason in plain words */
export async function announcePaymentAttention(
  container: MedusaContainer,
  receivable: Receivable,
  reason: string
): Promise<void> {
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .error(logLine(`payment needs attention: ${reason}`, describeReceivable(receivable)))
  const { id, paymentCollectionId, paymentSessionId } = receivable
  await emitSepayEvents(container, [
    {
      name: SepayEvents.PAYMENT_FLAGGED,
      data: { id, payment_collection_id: paymentCollectionId, payment_session_id: paymentSessionId, reason },
    },
  ])
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
