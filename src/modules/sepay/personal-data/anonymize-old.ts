import type { SepayContext } from "../context"
import { eraseLockedTransactions, eraseOldReasons, eraseOldUnreadableRows } from "./erase-rows"
import { findRetentionEnd } from "./retention"

const ROWS_PER_BATCH = 500
/** A run ends after so many batches: the next one goes on. */
const MOST_BATCHES = 20

/** What one run removed personal data from. */
export interface AnonymizedRows {
  transactions: number
  unreadableRows: number
  /** Admins' actions and acknowledged findings whose reason was removed. */
  reasons: number
  /** Transactions that are old enough, and whose money is still open. */
  kept: number
}

/**
 * Removes the personal data that is older than the option `personalDataRetentionDays`, 10,000 transactions at most. Several
 * processes may do it at once: each takes rows that no other one has locked.
 */
export async function anonymizeOldData(context: SepayContext): Promise<AnonymizedRows> {
  const { sql, environment, signal } = context
  const removed: AnonymizedRows = { transactions: 0, unreadableRows: 0, reasons: 0, kept: 0 }
  const before = findRetentionEnd(context)
  if (before === null) {
    return removed
  }
  await sql.transaction(async (transaction) => {
    removed.unreadableRows = await eraseOldUnreadableRows(transaction, environment, before, ROWS_PER_BATCH)
    removed.reasons = await eraseOldReasons(transaction, environment, before, ROWS_PER_BATCH)
  })
  let last: OldTransaction | undefined
  for (let batch = 0; batch < MOST_BATCHES && !signal.aborted; batch += 1) {
    const { read, erased, kept } = await anonymizeBatch(context, before, last)
    removed.transactions += erased
    removed.kept += kept
    last = read.at(-1)
    if (read.length < ROWS_PER_BATCH) {
      break
    }
  }
  return removed
}

interface OldTransaction {
  id: string
  /** With its microseconds, which a `Date` has not. */
  created_at: string
}

/** @param after the last row that this run has looked at: rows that are kept are looked at once in a run */
async function anonymizeBatch(
  { sql, environment }: SepayContext,
  before: Date,
  after: OldTransaction | undefined
): Promise<{ read: OldTransaction[]; erased: number; kept: number }> {
  return sql.transaction(async (transaction) => {
    const { rows: read } = await transaction.raw<{ rows: OldTransaction[] }>(
      `SELECT id, CAST(created_at AS text) AS created_at FROM sepay_transaction
        WHERE environment = :environment AND created_at < :before AND anonymized_at IS NULL AND deleted_at IS NULL
          AND (created_at, id) > (CAST(:createdAt AS timestamptz), :id)
        ORDER BY created_at, id LIMIT :limit FOR UPDATE SKIP LOCKED`,
      { environment, before, createdAt: after?.created_at ?? "-infinity", id: after?.id ?? "", limit: ROWS_PER_BATCH }
    )
    const { erasedIds, kept } = await eraseLockedTransactions(transaction, read.map(({ id }) => id))
    return { read, erased: erasedIds.length, kept: kept.length }
  })
}
