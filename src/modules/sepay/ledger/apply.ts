import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { isFullyReceived } from "../decisions/received"
import type { Receivable } from "./types"

/**
 * Counts applied money on a receivable, and on the VA order through which it came. Negative amounts take back. What is
 * fully received is due to be captured in Medusa, and its other VA orders are given up. Called under the receivable's lock.
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
  const receivedVnd = receivable.receivedVnd + appliedVnd
  const isReceived = isFullyReceived({ amountVnd: receivable.amountVnd, receivedVnd })
  const isSettled = receivable.settlementStatus === "settled"
  // One statement: what is counted, and the VA order that was paid and, when nothing more is wanted, the others.
  await transaction.raw(
    `WITH counted AS (
       UPDATE sepay_receivable SET
         received_vnd = :receivedVnd,
         raw_received_vnd = jsonb_build_object('value', CAST(:receivedVnd AS text), 'precision', 20),
         settlement_status = CASE WHEN :isSettled THEN 'settled' WHEN :isReceived THEN 'due' ELSE 'none' END,
         settlement_error = CASE WHEN :isSettled OR :isReceived THEN settlement_error END,
         settlement_next_attempt_at = CASE WHEN :isReceived THEN NULL ELSE settlement_next_attempt_at END,
         cancel_unpaid_at = CASE WHEN :isReceived THEN NULL ELSE cancel_unpaid_at END,
         updated_at = now()
       WHERE id = :receivableId)
     UPDATE sepay_va_order SET
       paid_amount_vnd = CASE WHEN id = :id THEN GREATEST(0, paid_amount_vnd + :applied) ELSE paid_amount_vnd END,
       raw_paid_amount_vnd = CASE WHEN id = :id
         THEN jsonb_build_object('value', GREATEST(0, paid_amount_vnd + :applied)::text, 'precision', 20)
         ELSE raw_paid_amount_vnd END,
       needs_attention = NOT :isReceived AND (needs_attention OR (id = :id AND status = 'closed' AND :applied > 0
         AND NOT EXISTS (SELECT 1 FROM sepay_va_order other WHERE other.receivable_id = :receivableId
           AND other.status IN ('opening', 'open', 'partially') AND other.deleted_at IS NULL))),
       status = CASE WHEN id <> :id THEN 'closing'
                     WHEN paid_amount_vnd + :applied >= amount_vnd THEN 'paid'
                     WHEN status IN ('opening', 'open') THEN 'partially' ELSE status END,
       close_reason = CASE WHEN id <> :id THEN 'paid_elsewhere' ELSE close_reason END,
       close_next_attempt_at = CASE WHEN id <> :id THEN now() ELSE close_next_attempt_at END,
       updated_at = now()
     WHERE deleted_at IS NULL AND (id = :id OR (
       :isReceived AND receivable_id = :receivableId AND status IN ('opening', 'open', 'partially')))`,
    {
      applied: appliedVnd,
      id: vaOrderId ?? "",
      receivableId: receivable.id,
      receivedVnd: String(receivedVnd),
      isReceived,
      isSettled,
    }
  )
  return isReceived && !isSettled
}
