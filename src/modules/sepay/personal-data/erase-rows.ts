import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { SYSTEM } from "../money/allocations"
import type { SepayEnvironment, Sql } from "../sql"
import { decideErasure, KEPT_PAYLOAD_FIELDS, type KeptBecause, REMOVED } from "./decide-erasure"
import type { PersonalRows } from "./subject"

/** A transaction whose personal data is kept for now, and why. */
export interface KeptTransaction {
  transactionId: string
  why: KeptBecause
}

/** How many rows lost their personal data. */
export interface ErasedTransactions {
  erasedIds: string[]
  kept: KeptTransaction[]
}

/**
 * Removes the personal data of transactions whose rows are locked, of their allocations and of the returns of their payments.
 * Amounts, references, times and decisions stay, and so do all sums.
 */
export async function eraseLockedTransactions(
  transaction: Knex.Transaction,
  lockedIds: readonly string[]
): Promise<ErasedTransactions> {
  const decided = [...(await decideErasures(transaction, lockedIds))]
  const erasedIds = decided.flatMap(([id, why]) => (why === null ? [id] : []))
  await writeErased(transaction, erasedIds)
  return { erasedIds, kept: decided.flatMap(([transactionId, why]) => (why === null ? [] : [{ transactionId, why }])) }
}

/** Why the personal data of each transaction is kept for now, by its id; `null`: it can be removed. */
export async function decideErasures(sql: Sql, ids: readonly string[]): Promise<Map<string, KeptBecause | null>> {
  const { rows } = await sql.raw<{ rows: Array<{ id: string; needs_attention: boolean; is_return_owed: boolean }> }>(
    `SELECT id,
            COALESCE((SELECT SUM(amount_vnd) FROM sepay_allocation
               WHERE transaction_id = named.id AND needs_attention AND deleted_at IS NULL), 0) > 0 AS needs_attention,
            EXISTS (SELECT FROM sepay_allocation JOIN sepay_return_owed USING (receivable_id)
               WHERE sepay_allocation.transaction_id = named.id AND sepay_allocation.deleted_at IS NULL
                 AND sepay_return_owed.status = 'owed' AND sepay_return_owed.deleted_at IS NULL) AS is_return_owed
       FROM unnest(CAST(:ids AS text[])) AS named (id)`,
    { ids: [...ids] }
  )
  return new Map(
    rows.map(({ id, needs_attention: needsAttention, is_return_owed: isReturnOwed }) => [
      id,
      decideErasure({ needsAttention, isReturnOwed }),
    ])
  )
}

async function writeErased(transaction: Knex.Transaction, ids: string[]): Promise<void> {
  if (ids.length === 0) {
    return
  }
  const bindings = { ids, kept: [...KEPT_PAYLOAD_FIELDS], removed: REMOVED, system: SYSTEM }
  await transaction.raw(
    `UPDATE sepay_transaction SET content = NULL, anonymized_at = COALESCE(anonymized_at, now()), updated_at = now(),
            payload = COALESCE((SELECT jsonb_object_agg(key, value)
              FROM jsonb_each(CASE jsonb_typeof(payload) WHEN 'object' THEN payload ELSE '{}' END)
              WHERE key = ANY(:kept) AND jsonb_typeof(value) NOT IN ('object', 'array')), '{}')
      WHERE id = ANY(:ids)`,
    bindings
  )
  await transaction.raw(
    `UPDATE sepay_allocation SET reason = :removed, updated_at = now()
      WHERE transaction_id = ANY(:ids) AND actor_id <> :system AND reason <> :removed AND deleted_at IS NULL`,
    bindings
  )
  await transaction.raw(
    `UPDATE sepay_return_owed SET confirmed_reason = :removed, updated_at = now()
      WHERE status <> 'owed' AND actor_id <> :system AND confirmed_reason <> :removed AND deleted_at IS NULL
        AND receivable_id IN (SELECT receivable_id FROM sepay_allocation WHERE transaction_id = ANY(:ids) AND deleted_at IS NULL)`,
    bindings
  )
}

/** SQL: an admin action without what a person wrote, which says that there was something. */
const WITHOUT_REASON = `details = (details - ARRAY['reason', 'confirmed_reason']) || '{"reason_removed": true}', updated_at = now()`
/** SQL: an audit finding without what a person wrote. */
const FINDING_WITHOUT_REASON = "reason = :removed, updated_at = now()"

/** Removes the reasons that admins gave for what they did with a person's payments, returns and transactions. */
export async function eraseReasonsOfPerson(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  { paymentCollectionIds, returnOwedIds, receivableIds, transactionIds }: PersonalRows
): Promise<void> {
  await transaction.raw(
    `UPDATE sepay_admin_action SET ${WITHOUT_REASON}
      WHERE environment = :environment AND subject_id = ANY(:subjectIds) AND details ->> 'reason' IS NOT NULL AND deleted_at IS NULL`,
    { environment, subjectIds: [...paymentCollectionIds, ...returnOwedIds, ...transactionIds] }
  )
  await transaction.raw(
    `UPDATE sepay_audit_finding SET ${FINDING_WITHOUT_REASON}
      WHERE environment = :environment AND (transaction_id = ANY(:transactionIds) OR receivable_id = ANY(:receivableIds))
        AND reason <> :removed AND deleted_at IS NULL`,
    { environment, transactionIds, receivableIds, removed: REMOVED }
  )
}

/** Removes the reasons that admins gave before a moment. @returns of how many; `limit` of each table at most */
export async function eraseOldReasons(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  before: Date,
  limit: number
): Promise<number> {
  const { rows: actions } = await transaction.raw<{ rows: unknown[] }>(
    `UPDATE sepay_admin_action SET ${WITHOUT_REASON}
      WHERE id IN (SELECT id FROM sepay_admin_action
        WHERE environment = :environment AND created_at < :before AND details ->> 'reason' IS NOT NULL AND deleted_at IS NULL
        ORDER BY created_at LIMIT :limit FOR UPDATE SKIP LOCKED) RETURNING id`,
    { environment, before, limit }
  )
  const { rows: findings } = await transaction.raw<{ rows: unknown[] }>(
    `UPDATE sepay_audit_finding SET ${FINDING_WITHOUT_REASON}
      WHERE id IN (SELECT id FROM sepay_audit_finding
        WHERE environment = :environment AND created_at < :before AND reason <> :removed AND deleted_at IS NULL
        ORDER BY created_at LIMIT :limit FOR UPDATE SKIP LOCKED) RETURNING id`,
    { environment, before, limit, removed: REMOVED }
  )
  return actions.length + findings.length
}

/** SQL: an unreadable row without its text. */
const WITHOUT_TEXT = `raw = :removed, reason = CASE WHEN reason IS NULL THEN NULL ELSE :removed END, anonymized_at = now(), updated_at = now()`

/** Removes the text of unreadable rows that wait for nobody. @returns their ids */
export async function eraseUnreadableRows(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  ids: readonly string[]
): Promise<string[]> {
  const { rows } = await transaction.raw<{ rows: Array<{ id: string }> }>(
    `UPDATE sepay_unreadable_row SET ${WITHOUT_TEXT}
      WHERE environment = :environment AND id = ANY(:ids) AND status <> 'open' AND anonymized_at IS NULL AND deleted_at IS NULL
      RETURNING id`,
    { environment, ids: [...ids], removed: REMOVED }
  )
  return rows.map(({ id }) => id)
}

/** Removes the text of unreadable rows of before a moment that wait for nobody. @returns of how many; `limit` at most */
export async function eraseOldUnreadableRows(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  before: Date,
  limit: number
): Promise<number> {
  const { rows } = await transaction.raw<{ rows: unknown[] }>(
    `UPDATE sepay_unreadable_row SET ${WITHOUT_TEXT}
      WHERE id IN (SELECT id FROM sepay_unreadable_row
        WHERE environment = :environment AND created_at < :before AND status <> 'open' AND anonymized_at IS NULL
          AND deleted_at IS NULL
        ORDER BY created_at LIMIT :limit FOR UPDATE SKIP LOCKED) RETURNING id`,
    { environment, before, limit, removed: REMOVED }
  )
  return rows.length
}
