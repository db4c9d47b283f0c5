import type { SepayEnvironment, Sql } from "../sql"
import { firstIdSince, NOT_DELETED, toNumber } from "../sql"
import { type Finding, type TransactionFacts, vnd } from "./decide-findings"

/** A span of time; what changed in it is compared. */
export interface Span {
  from: Date
  until: Date
}

/** Rows of what is compared. */
export interface Changed {
  receivableIds: string[]
  transactionIds: string[]
  rowsRead: number
}

/** SePay lists what a webhook told of within minutes. */
const LISTED_SECONDS = 3_600
/** A transfer that a person has made is reported within days, where a bank reports outgoing transfers at all. */
const TRANSFERRED_DAYS = 3

/**
 * What of the ledger changed in a span of time. Every change of money adds an allocation, and every return a row, whose ids
 * begin with the time: what is read grows with what changed, never with the ledger.
 */
export async function listChanged(sql: Sql, environment: SepayEnvironment, { from, until }: Span): Promise<Changed> {
  const allocations = await sql("sepay_allocation")
    .where("id", ">=", firstIdSince("sepall", from))
    .where("id", "<", firstIdSince("sepall", until))
    .where(NOT_DELETED)
    .select<Array<{ receivable_id: string | null; transaction_id: string }>>("receivable_id", "transaction_id")
  const returns = await sql("sepay_return_owed")
    .where("id", ">=", firstIdSince("sepret", from))
    .where("id", "<", firstIdSince("sepret", until))
    .where({ environment, ...NOT_DELETED })
    .select<Array<{ receivable_id: string }>>("receivable_id")
  return {
    receivableIds: [...new Set([...allocations, ...returns].flatMap((row) => row.receivable_id ?? []))],
    transactionIds: [...new Set(allocations.map((row) => row.transaction_id))],
    rowsRead: allocations.length + returns.length,
  }
}

/** What the ledger says of a payment, for the comparison with Medusa. */
export interface LedgerFacts {
  receivableId: string
  paymentCollectionId: string
  receivedVnd: number
  appliedVnd: number
  exactAmount: number
  isSettled: boolean
  returnedExact: number
  reallocatedExact: number
}

/** What the ledger says of payments. One whose capture is under way is left out: the next run compares it. */
export async function readLedgerFacts(sql: Sql, environment: SepayEnvironment, receivableIds: readonly string[]): Promise<LedgerFacts[]> {
  const { rows } = await sql.raw<{ rows: LedgerFactsRow[] }>(
    `SELECT r.id, r.payment_collection_id, r.received_vnd, r.exact_amount, r.settlement_status = 'settled' AS is_settled,
            (SELECT COALESCE(SUM(amount_vnd), 0) FROM sepay_allocation
              WHERE receivable_id = r.id AND kind = 'applied' AND deleted_at IS NULL) AS applied_vnd,
            (SELECT COALESCE(SUM(exact_amount), 0) FROM sepay_return_owed WHERE receivable_id = r.id AND deleted_at IS NULL) AS returned,
            (SELECT COALESCE(SUM(exact_amount), 0) FROM sepay_return_owed
              WHERE receivable_id = r.id AND status = 'reallocated' AND deleted_at IS NULL) AS reallocated
       FROM sepay_receivable r
      WHERE r.id = ANY(:receivableIds) AND r.environment = :environment AND r.deleted_at IS NULL
        AND (r.settlement_lease_until IS NULL OR r.settlement_lease_until < now())`,
    { receivableIds: [...receivableIds], environment }
  )
  return rows.map((row) => ({
    receivableId: row.id,
    paymentCollectionId: row.payment_collection_id,
    receivedVnd: toNumber(row.received_vnd),
    appliedVnd: toNumber(row.applied_vnd),
    exactAmount: toNumber(row.exact_amount),
    isSettled: row.is_settled,
    returnedExact: toNumber(row.returned),
    reallocatedExact: toNumber(row.reallocated),
  }))
}

interface LedgerFactsRow {
  id: string
  payment_collection_id: string
  received_vnd: string
  exact_amount: string
  applied_vnd: string
  returned: string
  reallocated: string
  is_settled: boolean
}

/** What transactions come to, and what their money is for. */
export async function readTransactionFacts(
  sql: Sql,
  environment: SepayEnvironment,
  transactionIds: readonly string[]
): Promise<TransactionFacts[]> {
  const { rows } = await sql.raw<{ rows: Array<{ id: string; amount_vnd: string; allocated_vnd: string }> }>(
    `SELECT t.id, t.amount_vnd, (SELECT COALESCE(SUM(amount_vnd), 0) FROM sepay_allocation
              WHERE transaction_id = t.id AND deleted_at IS NULL) AS allocated_vnd
       FROM sepay_transaction t WHERE t.id = ANY(:transactionIds) AND t.environment = :environment AND t.deleted_at IS NULL`,
    { transactionIds: [...transactionIds], environment }
  )
  return rows.map((row) => ({
    transactionId: row.id,
    amountVnd: toNumber(row.amount_vnd),
    allocatedVnd: toNumber(row.allocated_vnd),
  }))
}

/** What was looked at, and what of it disagrees. */
export interface Looked {
  subjectIds: string[]
  findings: Finding[]
}

/**
 * Webhooks' transactions that SePay's list does not show an hour later, although it was read since: whoever has a webhook
 * secret can tell of money that never came. API v1 names both alike, so that nothing can be said there.
 *
 * @param again transactions that are open findings
 */
export async function findUnlisted(
  sql: Sql,
  environment: SepayEnvironment,
  { from, until }: Span,
  again: readonly string[]
): Promise<Looked> {
  const late = (moment: Date) => firstIdSince("septxn", new Date(moment.getTime() - LISTED_SECONDS * 1_000))
  const { rows } = await sql.raw<{ rows: Array<{ id: string; amount_vnd: string; is_listed: boolean; receivable_id: string | null }> }>(
    `WITH read AS (SELECT MIN(last_read_at) AS at FROM sepay_reconciliation_cursor
                    WHERE environment = :environment AND api_version = 'v2' AND deleted_at IS NULL
                      AND last_read_at > now() - interval '1 day')
     SELECT t.id, t.amount_vnd, t.api_id IS NOT NULL OR t.duplicate_of_id IS NOT NULL AS is_listed,
            (SELECT MIN(receivable_id) FROM sepay_allocation WHERE transaction_id = t.id AND deleted_at IS NULL) AS receivable_id
       FROM sepay_transaction t, read
      WHERE t.environment = :environment AND t.source = 'webhook' AND t.deleted_at IS NULL
        AND ((t.id >= :from AND t.id < :until AND t.api_id IS NULL) OR t.id = ANY(:again))
        AND read.at > t.created_at + make_interval(secs => :listedSeconds)`,
    { environment, from: late(from), until: late(until), again: [...again], listedSeconds: LISTED_SECONDS / 2 }
  )
  return {
    subjectIds: rows.map(({ id }) => id),
    findings: rows
      .filter((row) => !row.is_listed)
      .map((row) => ({
        kind: "not_listed_by_sepay" as const,
        subjectId: row.id,
        amountVnd: toNumber(row.amount_vnd),
        ledgerSays: `a webhook told of ${vnd(toNumber(row.amount_vnd))}`,
        otherSays: "SePay's list of transactions does not show it",
        receivableId: row.receivable_id,
        transactionId: row.id,
      })),
  }
}

/**
 * Returns that a person confirmed, and whose transfer SePay did not report within days. Only where the bank reports outgoing
 * transfers: where none was reported in a month, nothing can be said.
 *
 * @param again returns that are open findings
 */
export async function findUntransferred(
  sql: Sql,
  environment: SepayEnvironment,
  { from, until }: Span,
  again: readonly string[]
): Promise<Looked> {
  const { rows } = await sql.raw<{
    rows: Array<{ id: string; amount_vnd: string; receivable_id: string; reference_number: string | null; is_proven: boolean }>
  }>(
    `SELECT id, amount_vnd, receivable_id, reference_number, transaction_id IS NOT NULL AS is_proven FROM sepay_return_owed
      WHERE environment = :environment AND status = 'returned' AND deleted_at IS NULL
        AND ((confirmed_at >= CAST(:from AS timestamptz) - make_interval(days => :days)
              AND confirmed_at < CAST(:until AS timestamptz) - make_interval(days => :days) AND transaction_id IS NULL) OR id = ANY(:again))
        AND EXISTS (SELECT FROM sepay_transaction t WHERE t.environment = :environment AND t.direction = 'out'
                      AND t.id >= :monthAgo AND t.deleted_at IS NULL)`,
    { environment, from, until, days: TRANSFERRED_DAYS, again: [...again], monthAgo: firstIdSince("septxn", daysBefore(until, 30)) }
  )
  return {
    subjectIds: rows.map(({ id }) => id),
    findings: rows
      .filter((row) => !row.is_proven)
      .map((row) => ({
        kind: "return_without_transfer" as const,
        subjectId: row.id,
        amountVnd: toNumber(row.amount_vnd),
        ledgerSays: `${vnd(toNumber(row.amount_vnd))} returned${row.reference_number === null ? "" : ` with reference ${row.reference_number}`}`,
        otherSays: `SePay has reported no such transfer within ${TRANSFERRED_DAYS} days`,
        receivableId: row.receivable_id,
        transactionId: null,
      })),
  }
}

/** VA orders on which SePay has counted money that the ledger does not have, although it was searched for. */
export async function findCountedMore(sql: Sql, environment: SepayEnvironment, again: readonly string[]): Promise<Looked> {
  const { rows } = await sql.raw<{
    rows: Array<{ id: string; order_code: string; receivable_id: string; reported_vnd: string; recorded_vnd: string }>
  }>(
    `SELECT v.id, v.order_code, v.receivable_id, v.reported_paid_vnd AS reported_vnd,
            (SELECT COALESCE(SUM(t.amount_vnd), 0) FROM sepay_transaction t
              WHERE t.direction = 'in' AND t.duplicate_of_id IS NULL AND t.id IN (
                SELECT transaction_id FROM sepay_allocation WHERE va_order_id = v.id AND deleted_at IS NULL)) AS recorded_vnd
       FROM sepay_va_order v
      WHERE v.environment = :environment AND v.deleted_at IS NULL
        AND ((v.search_at IS NOT NULL AND v.reported_at < now() - interval '10 minutes') OR v.id = ANY(:again))`,
    { environment, again: [...again] }
  )
  return {
    subjectIds: rows.map(({ id }) => id),
    findings: rows.flatMap((row) => {
      const [reportedVnd, recordedVnd] = [toNumber(row.reported_vnd ?? 0), toNumber(row.recorded_vnd)]
      return reportedVnd <= recordedVnd
        ? []
        : [
            {
              kind: "sepay_counted_more" as const,
              subjectId: row.id,
              amountVnd: reportedVnd - recordedVnd,
              ledgerSays: `${vnd(recordedVnd)} came on virtual account order ${row.order_code}`,
              otherSays: `SePay has counted ${vnd(reportedVnd)} on it`,
              receivableId: row.receivable_id,
              transactionId: null,
            },
          ]
    }),
  }
}

function daysBefore(moment: Date, days: number): Date {
  return new Date(moment.getTime() - days * 86_400_000)
}
