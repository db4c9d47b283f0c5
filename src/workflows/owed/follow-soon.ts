import type { MedusaContainer } from "@medusajs/framework/types"
import { followSepayOwedWorkflow } from "./follow-sepay-owed"
import type { OrderFacts } from "../../modules/sepay/payments/decide-payment-status"
import type { Receivable } from "../../modules/sepay/owed/receivable"
import { isClosed } from "../../modules/sepay/owed/receivables"

/** A payment that cannot be followed, or is over a part of its order, is not looked at with every page that shows it. */
const PAUSE_MILLISECONDS = 5_000
const MAXIMUM_REMEMBERED = 1_000

const lookedAt = new Map<string, number>()

/**
 * Follows what a payment owes behind the answer that shows it, where it looks as if it asks for something else: somebody is
 * looking at it now, and the sweep may be a minute away. Losing it loses nothing.
 */
export function followSoon(container: MedusaContainer, receivable: Receivable, order: OrderFacts | null): void {
  if (order === null || isClosed(receivable) || isAsked(receivable, order)) {
    return
  }
  const now = Date.now()
  if (now - (lookedAt.get(receivable.id) ?? 0) < PAUSE_MILLISECONDS) {
    return
  }
  if (lookedAt.size >= MAXIMUM_REMEMBERED) {
    lookedAt.clear()
  }
  lookedAt.set(receivable.id, now)
  // Its step logs what goes wrong.
  void followSepayOwedWorkflow(container)
    .run({ input: { payment_collection_id: receivable.paymentCollectionId }, throwOnError: false })
    .catch(() => undefined)
}

function isAsked({ exactAmount }: Receivable, { isCanceled, pendingDifference, booked }: OrderFacts): boolean {
  return !isCanceled && Math.abs(Math.max(0, pendingDifference + booked) - exactAmount) < 1
}
