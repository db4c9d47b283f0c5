import type { LedgerContext } from "../context"
import { toNumber, tryLockByName } from "../sql"

/** A transaction that the store's subscribers are to be told of. */
export interface RecordedAnnouncement {
  transactionId: string
  direction: "in" | "out"
  /** Whole VND. */
  amountVnd: number
  accountNumber: string | null
  vaNumber: string | null
  transactedAt: Date | null
}

/**
 * One process announces at a time. Rows are not locked meanwhile: who is told may take its time (a queue that is down), and
 * their money has to be decided about.
 */
const ANNOUNCER = "sepay-transaction-announcements"

interface RecordedRow {
  id: string
  direction: "in" | "out"
  amount_vnd: string
  account_number: string | null
  va_number: string | null
  transacted_at: Date | null
}

/**
 * Hands transactions that are new in the ledger to `announce`, and notes which were announced: at least once each, for a process
 * can die in between. A duplicate report is none; one that may be one waits until that is decided.
 *
 * @returns how many were announced
 */
export async function announceRecorded(
  { sql, environment }: LedgerContext,
  limit: number,
  announce: (transactions: RecordedAnnouncement[]) => Promise<void>
): Promise<number> {
  return sql.transaction(async (transaction) => {
    if (!(await tryLockByName(transaction, ANNOUNCER))) {
      return 0
    }
    const { rows } = await transaction.raw<{ rows: RecordedRow[] }>(
      `SELECT id, direction, amount_vnd, account_number, va_number, transacted_at FROM sepay_transaction t
        WHERE environment = :environment AND announced_at IS NULL AND duplicate_of_id IS NULL AND deleted_at IS NULL
          AND NOT EXISTS (SELECT FROM sepay_possible_duplicate p
                           WHERE p.transaction_id = t.id AND p.status = 'open' AND p.deleted_at IS NULL)
        ORDER BY id LIMIT :limit`,
      { environment, limit }
    )
    if (rows.length === 0) {
      return 0
    }
    await announce(
      rows.map((row) => ({
        transactionId: row.id,
        direction: row.direction,
        amountVnd: toNumber(row.amount_vnd),
        accountNumber: row.account_number,
        vaNumber: row.va_number,
        transactedAt: row.transacted_at,
      }))
    )
    await transaction("sepay_transaction")
      .whereIn("id", rows.map(({ id }) => id))
      .update({ announced_at: transaction.fn.now() })
    return rows.length
  })
}
