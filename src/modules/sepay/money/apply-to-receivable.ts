import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Receivable } from "../owed/receivable"
import { type RowWrite, updateOf, writeTogether } from "../row-writes"
import { settlementStatusUpdates } from "../settlement/change-settlement-status"
import { bigNumberColumns } from "../sql"
import { lockVaOrders, vaOrderStatusUpdates } from "../va-orders/change-va-order-status"
import { OPEN_STATUSES } from "../va-orders/va-order"
import { type AppliedDecision, decideApplied } from "./decide-applied"

/**
 * Counts applied money on a receivable, and on the VA order through which it came. Negative amounts take back. What follows
 * from it is decided by `decideApplied`. Called under the receivable's lock.
 *
 * @param alongside what is written with it, in the same round trip.
 * @returns whether the receivable is fully received and waits to be captured.
 */
export async function applyToReceivable(
  transaction: Knex.Transaction,
  receivable: Receivable,
  vaOrderId: string | null,
  appliedVnd: number,
  alongside: readonly RowWrite[] = []
): Promise<boolean> {
  if (appliedVnd === 0) {
    await writeTogether(transaction, alongside)
    return receivable.settlementStatus === "due"
  }
  const vaOrders = await lockVaOrders(transaction, (query) =>
    query
      .where({ receivable_id: receivable.id })
      .where((which) =>
        which
          .where({ id: vaOrderId ?? "" })
          .orWhereIn("status", [...OPEN_STATUSES])
          .orWhere({ needs_attention: true })
      )
  )
  const decided = decideApplied(receivable, vaOrders, vaOrderId, appliedVnd)
  // One statement, for one round trip: payers and SePay wait for it.
  await writeTogether(transaction, [
    ...alongside,
    ...settlementStatusUpdates(transaction, [receivable], decided.settlement, {
      ...bigNumberColumns("received_vnd", decided.receivedVnd),
      ...(decided.isFullyReceived ? { cancel_unpaid_at: null } : {}),
    }),
    ...throughUpdates(transaction, decided.through),
    ...vaOrderStatusUpdates(
      transaction,
      decided.abandoned,
      { event: "abandoned", reason: "paid_elsewhere" },
      { needs_attention: false }
    ),
    ...(decided.attendedIds.length === 0
      ? []
      : [updateOf("sepay_va_order", decided.attendedIds, { needs_attention: false }, "VA order")]),
  ])
  return decided.isSettlementDue
}

function throughUpdates(transaction: Knex.Transaction, through: AppliedDecision["through"]): RowWrite[] {
  if (through === null) {
    return []
  }
  const { vaOrder, change, paidAmountVnd, needsAttention } = through
  const columns = { ...bigNumberColumns("paid_amount_vnd", paidAmountVnd), needs_attention: needsAttention }
  return change === null
    ? [updateOf("sepay_va_order", [vaOrder.id], columns, "VA order")]
    : vaOrderStatusUpdates(transaction, [vaOrder], change, columns)
}
