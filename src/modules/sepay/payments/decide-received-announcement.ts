import { remainingVnd } from "../owed/received"
import { decideOutstanding, type OrderFacts, type OutstandingInput } from "./decide-payment-status"

/**
 * - `tell`: money was received; `remainingVnd` is still to be paid. 0 says that the order is paid in full;
 * - `skip`: the order was cancelled, or the payment refunded, before its payer was told. A receipt would say that it is paid.
 */
export type ReceivedAnnouncementDecision = { action: "tell"; remainingVnd: number } | { action: "skip" }

/** Decides what the payer of an order is told when money for it has been received. Pure. */
export function decideReceivedAnnouncement(
  payment: Omit<OutstandingInput, "order" | "isCanceled">,
  order: OrderFacts
): ReceivedAnnouncementDecision {
  if (order.isCanceled || order.refunded > 0) {
    return { action: "skip" }
  }
  const ownRemainingVnd = remainingVnd(payment)
  const outstandingVnd = decideOutstanding({ ...payment, isCanceled: false, order })
  return { action: "tell", remainingVnd: ownRemainingVnd > 0 ? ownRemainingVnd : (outstandingVnd ?? 0) }
}
