import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { isFullyReceived } from "../decisions/received"
import type { Receivable } from "./types"

/** Whether a VA order is to take nothing more; a paid one takes nothing anyway. */
const IS_GIVEN_UP = `(status IN ('opening', 'open', 'partially') AND (id <> :id OR paid_amount_vnd + :applied < amount_vnd)
         AND (:isReceived OR (id = :id AND :applied < 0)))`

/**
 * Counts applied money on a receivable, and on the VA order through which it came. Negative amounts take back. What is
 * fully received is due to be captured in Medusa, and what is open of its VA orders is given up; so is a VA order that money
 * is taken back from: SePay goes on counting it, and would take less than is wanted. Called under the receivable's lock.
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
  // What a person has to look at stays with that person for as long as there is money to look at.
  const isLookedAt = receivable.settlementStatus === "attention" && receivedVnd > 0
  const isKept = receivable.settlementStatus === "settled" || isLookedAt
  // One statement: what is counted, and the VA order that was paid and, when nothing more is wanted, the others.
  await transaction.raw(
    `WITH counted AS (
       UPDATE sepay_receivable SET
         received_vnd = :receivedVnd,
         raw_received_vnd = jsonb_build_object('value', CAST(:receivedVnd AS text), 'precision', 20),
         settlement_status = CASE WHEN :isKept THEN settlement_status WHEN :isReceived THEN 'due' ELSE 'none' END,
         settlement_error = CASE WHEN :isKept OR :isReceived THEN settlement_error END,
         settlement_next_attempt_at = CASE WHEN :isReceived AND NOT :isKept THEN NULL ELSE settlement_next_attempt_at END,
         cancel_unpaid_at = CASE WHEN :isReceived THEN NULL ELSE cancel_unpaid_at END,
         updated_at = now()
       WHERE id = :receivableId)
     UPDATE sepay_va_order SET
       paid_amount_vnd = CASE WHEN id = :id THEN GREATEST(0, paid_amount_vnd + :applied) ELSE paid_amount_vnd END,
       raw_paid_amount_vnd = CASE WHEN id = :id
         THEN jsonb_build_object('value', GREATEST(0, paid_amount_vnd + :applied)::text, 'precision', 20)
         ELSE raw_paid_amount_vnd END,
       needs_attention = NOT :isDone AND (needs_attention OR (id = :id AND status = 'closed' AND :applied > 0
         AND NOT EXISTS (SELECT 1 FROM sepay_va_order other WHERE other.receivable_id = :receivableId
           AND other.status IN ('opening', 'open', 'partially') AND other.deleted_at IS NULL))),
       status = CASE WHEN id = :id AND paid_amount_vnd + :applied >= amount_vnd THEN 'paid'
                     WHEN ${IS_GIVEN_UP} THEN 'closing'
                     WHEN id = :id AND status IN ('opening', 'open') THEN 'partially'
                     WHEN id = :id AND status = 'paid' AND :applied < 0 THEN 'closed' ELSE status END,
       close_reason = CASE WHEN NOT ${IS_GIVEN_UP} THEN close_reason
                           WHEN id = :id THEN 'amount_changed' ELSE 'paid_elsewhere' END,
       close_next_attempt_at = CASE WHEN ${IS_GIVEN_UP} THEN now() ELSE close_next_attempt_at END,
       updated_at = now()
     WHERE deleted_at IS NULL AND (id = :id OR (receivable_id = :receivableId AND (
       (:isReceived AND status IN ('opening', 'open', 'partially')) OR (:isDone AND needs_attention))))`,
    {
      applied: appliedVnd,
      id: vaOrderId ?? "",
      receivableId: receivable.id,
      receivedVnd: String(receivedVnd),
      isReceived,
      isDone: isReceived || receivedVnd <= 0,
      isKept,
    }
  )
  return isReceived && !isKept
}
