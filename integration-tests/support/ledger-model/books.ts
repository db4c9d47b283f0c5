import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** The ledger as it is, and what of it must never be. */
export interface Books {
  receivables: { id: string; amount_vnd: number; received_vnd: number; settlement_status: string; canceled_at: string | null }[]
  parts: { transaction_id: string; kind: string; receivable_id: string | null; sum: number }[]
  refunds: { refund_id: string; status: string; amount_vnd: number; transaction_id: string | null }[]
  violations: { violation: string; id: string }[]
}

/** What must never be: the names of what is, with the rows. */
const VIOLATIONS = `
  SELECT 'allocations do not add up to the amount' AS violation, t.id FROM sepay_transaction t
   WHERE t.amount_vnd <> (SELECT COALESCE(SUM(amount_vnd), 0) FROM sepay_allocation WHERE transaction_id = t.id)
  UNION ALL
  SELECT 'more was taken than there was', transaction_id FROM sepay_allocation
   GROUP BY transaction_id, kind, receivable_id, va_order_id, needs_attention HAVING SUM(amount_vnd) < 0
  UNION ALL
  SELECT 'a decision was taken back twice', undoes_id FROM sepay_allocation
   WHERE undoes_id IS NOT NULL GROUP BY undoes_id HAVING count(*) > 1
  UNION ALL
  SELECT 'received_vnd is not what was applied', r.id FROM sepay_receivable r
   WHERE r.received_vnd <> (SELECT COALESCE(SUM(amount_vnd), 0) FROM sepay_allocation
                             WHERE receivable_id = r.id AND kind = 'applied')
  UNION ALL
  SELECT 'paid_amount_vnd is not what was applied', o.id FROM sepay_va_order o
   WHERE o.paid_amount_vnd <> (SELECT COALESCE(SUM(amount_vnd), 0) FROM sepay_allocation
                                WHERE va_order_id = o.id AND kind = 'applied')
      OR o.paid_amount_vnd <> (o.raw_paid_amount_vnd ->> 'value')::numeric
  UNION ALL
  SELECT 'due or settled without the money', r.id FROM sepay_receivable r
   WHERE settlement_status IN ('due', 'settled')
     AND received_vnd + (SELECT COALESCE(SUM(amount_vnd), 0) FROM sepay_return_owed
                          WHERE receivable_id = r.id AND status = 'reallocated') < amount_vnd
  UNION ALL
  SELECT 'more is refunded than was received', r.id FROM sepay_receivable r
   WHERE received_vnd < (SELECT COALESCE(SUM(amount_vnd), 0) FROM sepay_return_owed
                          WHERE receivable_id = r.id AND status <> 'reallocated')
  UNION ALL
  SELECT 'a transfer proves more than it carried', t.id FROM sepay_transaction t
   WHERE t.amount_vnd < (SELECT COALESCE(SUM(amount_vnd), 0) FROM sepay_return_owed WHERE transaction_id = t.id)
  UNION ALL
  SELECT 'a duplicate report counts', transaction_id FROM sepay_allocation a
    JOIN sepay_transaction t ON t.id = a.transaction_id AND t.duplicate_of_id IS NOT NULL
   WHERE a.kind <> 'ignored' GROUP BY transaction_id, a.kind HAVING SUM(a.amount_vnd) <> 0
  UNION ALL
  SELECT 'two open VA orders', receivable_id FROM sepay_va_order
   WHERE status IN ('opening', 'open', 'partially') GROUP BY receivable_id HAVING count(*) > 1
  UNION ALL
  SELECT 'an open VA order of what is paid', o.id FROM sepay_va_order o
    JOIN sepay_receivable r ON r.id = o.receivable_id
   WHERE o.status IN ('opening', 'open', 'partially') AND o.paid_amount_vnd >= o.amount_vnd
  UNION ALL
  SELECT 'asks a person for nothing', o.id FROM sepay_va_order o JOIN sepay_receivable r ON r.id = o.receivable_id
   WHERE o.needs_attention
     AND (r.received_vnd = 0 OR r.canceled_at IS NOT NULL OR r.settlement_status IN ('due', 'settled'))
  UNION ALL
  SELECT 'money on a cancelled order that nobody sees', id FROM sepay_receivable
   WHERE canceled_at IS NOT NULL AND received_vnd > 0 AND settlement_status = 'none'`

/** Postgres plans this once for each connection, and not for each step: planning takes longer than reading some rows. */
const BOOKS_FUNCTION = `
  CREATE OR REPLACE FUNCTION ledger_books() RETURNS json LANGUAGE plpgsql STABLE AS $books$ BEGIN RETURN (SELECT json_build_object(
    'receivables', (SELECT COALESCE(json_agg(r), '[]') FROM (
      SELECT id, amount_vnd, received_vnd, settlement_status, canceled_at FROM sepay_receivable) r),
    'parts', (SELECT COALESCE(json_agg(p), '[]') FROM (
      SELECT transaction_id, kind, receivable_id, SUM(amount_vnd) AS sum FROM sepay_allocation
       GROUP BY 1, 2, 3 HAVING SUM(amount_vnd) <> 0) p),
    'refunds', (SELECT COALESCE(json_agg(o), '[]') FROM (
      SELECT refund_id, status, amount_vnd, transaction_id FROM sepay_return_owed) o),
    'violations', (SELECT COALESCE(json_agg(v), '[]') FROM (${VIOLATIONS}) v))); END $books$`

/** Makes `readBooks` possible. */
export async function installBooks(sql: Knex): Promise<void> {
  await sql.raw(BOOKS_FUNCTION)
}

/** Reads it all in one query: it is asked after every step that can change anything. */
export async function readBooks(sql: Knex): Promise<Books> {
  const { rows } = await sql.raw<{ rows: { books: Books }[] }>("SELECT ledger_books() AS books")
  const [row] = rows
  if (!row) {
    throw new Error("Postgres answered no books")
  }
  return row.books
}

/** What a sequence writes; the others are the store's bank accounts and settings, which stay. */
const TABLES_OF_A_SEQUENCE = [
  "sepay_allocation",
  "sepay_possible_duplicate",
  "sepay_return_owed",
  "sepay_transaction",
  "sepay_virtual_account",
  "sepay_va_order",
  "sepay_receivable_session",
  "sepay_receivable",
  "sepay_reconciliation_cursor",
  "sepay_reconciliation_run",
  "sepay_unreadable_row",
  "sepay_admin_action",
]
/** `DELETE` is quicker than `TRUNCATE` for some rows, and leaves what is dead in the tables: they are truncated now and then. */
const SEQUENCES_PER_TRUNCATE = 25

/** Empties the ledger for the next sequence. @param played how many there were before */
export async function emptyBooks(sql: Knex, played: number): Promise<void> {
  if (played % SEQUENCES_PER_TRUNCATE === 0) {
    await sql.raw(`TRUNCATE ${TABLES_OF_A_SEQUENCE.join(", ")}`)
    return
  }
  // The ledger's triggers refuse to delete allocations.
  const deletes = TABLES_OF_A_SEQUENCE.map((table) => `DELETE FROM ${table}`)
  await sql.raw(["BEGIN", "SET LOCAL session_replication_role = replica", ...deletes, "COMMIT"].join("; "))
}
