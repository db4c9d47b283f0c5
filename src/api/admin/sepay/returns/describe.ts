import type { ReturnOwedDetails } from "../../../../modules/sepay/returns/returns-owed"
import { findActorNames } from "../actor-names"
import { findOrderReferences } from "../order-references"
import type { AdminSepayReturnOwed } from "./types"
import type { Query } from "../../../../providers/sepay/query"

/** Returns as an admin sees them. */
export async function describeReturnsOwed(
  query: Query,
  returnsOwed: readonly ReturnOwedDetails[]
): Promise<AdminSepayReturnOwed[]> {
  const [orders, names] = await Promise.all([
    findOrderReferences(query, returnsOwed.map(({ paymentCollectionId }) => paymentCollectionId)),
    findActorNames(query, returnsOwed.map(({ actorId }) => actorId)),
  ])
  return returnsOwed.map((owed) => ({
    id: owed.id,
    refund_id: owed.refundId,
    status: owed.status,
    amount_vnd: owed.amountVnd,
    order: orders.get(owed.paymentCollectionId) ?? null,
    reference_number: owed.referenceNumber,
    transaction_id: owed.transactionId,
    actor_id: owed.actorId,
    actor_name: names.get(owed.actorId ?? "") ?? null,
    confirmed_reason: owed.confirmedReason,
    confirmed_at: owed.confirmedAt?.toISOString() ?? null,
    created_at: owed.createdAt.toISOString(),
  }))
}
