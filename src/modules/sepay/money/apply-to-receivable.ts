import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Receivable } from "../owed/receivable"
import { type Columns, type RowUpdate, writeTogether } from "../row-updates"
import { settlementStatusUpdates } from "../settlement/change-settlement-status"
import { bigNumberColumns } from "../sql"
import { lockVaOrders, vaOrderStatusUpdates } from "../va-orders/change-va-order-status"
import { OPEN_STATUSES } from "../va-orders/va-order"
import { type AppliedDecision, decideApplied } from "./decide-applied"

/**
 * Counts applied money on a receivable, and on the VA order through which it came. Negative amounts take back. What follows
 * from it is decided by `decideApplied`. Called under the receivable's lock.
 *
 * @returns whether the receivable is fully received and waits to be captured.
 */
export async function applyToReceivable(
  transaction: Knex.Transaction,
  receivable: Receivable,
  vaOrderId: string | null,
  appliedVnd: number
): Promise<boolean> {
  if (appliedVnd === 0) {
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
    ...columnUpdates(transaction, decided.attendedIds, { needs_attention: false }),
  ])
  return decided.isSettlementDue
}

function throughUpdates(transaction: Knex.Transaction, through: AppliedDecision["through"]): RowUpdate[] {
  if (through === null) {
    return []
  }
  const { vaOrder, change, paidAmountVnd, needsAttention } = through
  const columns = { ...bigNumberColumns("paid_amount_vnd", paidAmountVnd), needs_attention: needsAttention }
  return change === null
    ? columnUpdates(transaction, [vaOrder.id], columns)
    : vaOrderStatusUpdates(transaction, [vaOrder], change, columns)
}

function columnUpdates(transaction: Knex.Transaction, ids: readonly string[], columns: Columns): RowUpdate[] {
  if (ids.length === 0) {
    return []
  }
  const query = transaction("sepay_va_order")
    .whereIn("id", [...ids])
    .update({ ...columns, updated_at: transaction.fn.now() })
    .returning("id")
  return [{ query, ids, expected: "VA order" }]
}
