import { parseBalanceVnd } from "../../../sepay/vnd"
import { OCCURRED_AT } from "../occurred-at"
import type { SepayEnvironment, Sql } from "../sql"
import { firstIdSince, NOT_DELETED, toNumber } from "../sql"
import { type BalanceRow, decideBalanceFindings } from "./decide-balance-findings"
import { type Finding, type OrderFacts, type TransactionFacts, vnd } from "./decide-findings"

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
/** What a person recorded because SePay did not report it is listed within days, if ever. */
const RECORDED_DAYS = 3
const DAY_SECONDS = 86_400

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

/** The payments of payment collections, and whether a person is asked to look at each already. */
export async function readOrderPayments(
  sql: Sql,
  environment: SepayEnvironment,
  paymentCollectionIds: readonly string[]
): Promise<Map<string, Pick<OrderFacts, "receivableId" | "isInHand">>> {
  const rows = await sql("sepay_receivable")
    .where({ environment, ...NOT_DELETED })
    .whereIn("payment_collection_id", [...paymentCollectionIds])
    .select<Array<{ id: string; payment_collection_id: string; settlement_status: string }>>("id", "payment_collection_id", "settlement_status")
  return new Map(
    rows.map((row) => [row.payment_collection_id, { receivableId: row.id, isInHand: row.settlement_status === "attention" }])
  )
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
  rowsRead: number
}

/**
 * Webhooks' transactions that SePay's list does not show an hour later, although it was read since: whoever has a webhook
 * secret can tell of money that never came. A row under another reference that is a duplicate report shows it, and so does one
 * that cannot be read and names the same reference.
 *
 * @param again transactions that are open findings
 */
export async function findUnlisted(
  sql: Sql,
  environment: SepayEnvironment,
  { from, until }: Span,
  again: readonly string[]
): Promise<Looked> {
  const { rows } = await sql.raw<{ rows: Array<{ id: string; amount_vnd: string; is_listed: boolean; receivable_id: string | null }> }>(
    `WITH read AS (SELECT MIN(last_read_at) AS at FROM sepay_reconciliation_cursor
                    WHERE environment = :environment AND deleted_at IS NULL
                      AND last_read_at > now() - interval '1 day')
     SELECT t.id, t.amount_vnd,
            t.api_id IS NOT NULL OR t.listed_at IS NOT NULL OR t.duplicate_of_id IS NOT NULL
              OR EXISTS (SELECT FROM sepay_transaction d WHERE d.duplicate_of_id = t.id AND d.deleted_at IS NULL
                           AND (d.api_id IS NOT NULL OR d.source = 'reconciliation'))
              OR EXISTS (
              SELECT FROM sepay_unreadable_row u WHERE u.environment = t.environment AND u.status = 'open' AND u.source = 'api'
                 AND u.deleted_at IS NULL AND u.created_at > t.created_at - interval '1 day'
                 AND strpos(u.raw, t.reference_number) > 0) AS is_listed,
            (SELECT MIN(receivable_id) FROM sepay_allocation WHERE transaction_id = t.id AND deleted_at IS NULL) AS receivable_id
       FROM sepay_transaction t, read
      WHERE t.environment = :environment AND t.source = 'webhook' AND t.deleted_at IS NULL
        AND ((t.id >= :from AND t.id < :until AND t.api_id IS NULL) OR t.id = ANY(:again))
        AND read.at > t.created_at + make_interval(secs => :listedSeconds)`,
    { environment, ...idsBefore({ from, until }, LISTED_SECONDS), again: [...again], listedSeconds: LISTED_SECONDS / 2 }
  )
  return {
    rowsRead: rows.length,
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
 * Transfers that a person recorded and that SePay has not reported within days: only that person's word says that the money
 * came.
 *
 * @param again transactions that are open findings
 */
export async function findRecordedByHand(
  sql: Sql,
  environment: SepayEnvironment,
  { from, until }: Span,
  again: readonly string[]
): Promise<Looked> {
  const { rows } = await sql.raw<{ rows: Array<{ id: string; amount_vnd: string; is_reported: boolean; receivable_id: string | null }> }>(
    `SELECT t.id, t.amount_vnd,
            t.api_id IS NOT NULL OR t.webhook_id IS NOT NULL OR t.webhook_digest IS NOT NULL OR t.duplicate_of_id IS NOT NULL AS is_reported,
            (SELECT MIN(receivable_id) FROM sepay_allocation WHERE transaction_id = t.id AND deleted_at IS NULL) AS receivable_id
       FROM sepay_transaction t
      WHERE t.environment = :environment AND t.entered_by IS NOT NULL AND t.deleted_at IS NULL
        AND ((t.id >= :from AND t.id < :until) OR t.id = ANY(:again))`,
    { environment, ...idsBefore({ from, until }, RECORDED_DAYS * DAY_SECONDS), again: [...again] }
  )
  return {
    rowsRead: rows.length,
    subjectIds: rows.map(({ id }) => id),
    findings: rows
      .filter((row) => !row.is_reported)
      .map((row) => ({
        kind: "recorded_by_hand" as const,
        subjectId: row.id,
        amountVnd: toNumber(row.amount_vnd),
        ledgerSays: `a person recorded ${vnd(toNumber(row.amount_vnd))}`,
        otherSays: `SePay has not reported it within ${RECORDED_DAYS} days`,
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
    rowsRead: rows.length,
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
    rowsRead: rows.length,
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

/** So many transactions before those that are judged say whether an account's balances can be believed, … */
const ROWS_BEFORE = 60
/** … and so many after them whether the bank told them in another order. */
const ROWS_AFTER = 10
/** What is judged at once of an account. Of more, the rest is judged by the look that comes a day later. */
const MOST_JUDGED = 2_000
/** Transactions of an account that lie so far apart are judged each for itself: what is between them need not be read. */
const FAR_APART_MILLISECONDS = 6 * 3_600_000

/**
 * Transactions at which an account's balance moved by something that SePay does not list. Like what a webhook told of, they are
 * looked at after an hour, and when SePay's list was read since.
 *
 * @param again transactions that are open findings
 */
export async function findBalanceGaps(
  sql: Sql,
  environment: SepayEnvironment,
  { from, until }: Span,
  again: readonly string[]
): Promise<Looked> {
  const { rows } = await sql.raw<{ rows: Array<{ id: string; account_number: string; transacted_at: Date }> }>(
    `SELECT t.id, t.account_number, t.transacted_at FROM sepay_transaction t
      WHERE t.environment = :environment AND t.deleted_at IS NULL AND t.duplicate_of_id IS NULL
        AND t.account_number IS NOT NULL AND t.transacted_at IS NOT NULL
        AND ((t.id >= :from AND t.id < :until) OR t.id = ANY(:again))
        AND EXISTS (SELECT FROM sepay_reconciliation_cursor read
                     WHERE read.environment = :environment AND read.deleted_at IS NULL
                       AND read.last_read_at > t.created_at + make_interval(secs => :listedSeconds))
      ORDER BY t.account_number, t.transacted_at`,
    { environment, ...idsBefore({ from, until }, LISTED_SECONDS), again: [...again], listedSeconds: LISTED_SECONDS / 2 }
  )
  const looked: Looked = { subjectIds: rows.map(({ id }) => id), findings: [], rowsRead: rows.length }
  for (const near of splitFarApart(rows)) {
    const balances = await readBalances(sql, environment, near)
    looked.rowsRead += balances.length
    looked.findings.push(...decideBalanceFindings(balances, new Set(near.map(({ id }) => id))))
  }
  return looked
}

type JudgedRow = { id: string; account_number: string; transacted_at: Date }

function splitFarApart(rows: readonly JudgedRow[]): JudgedRow[][] {
  const parts: JudgedRow[][] = []
  for (const row of rows) {
    const last = parts.at(-1)?.at(-1)
    const isNear =
      last !== undefined &&
      last.account_number === row.account_number &&
      row.transacted_at.getTime() - last.transacted_at.getTime() <= FAR_APART_MILLISECONDS
    if (isNear) {
      parts.at(-1)?.push(row)
    } else {
      parts.push([row])
    }
  }
  return parts
}

/** The transactions of an account from before the first that is judged until after the last one. */
async function readBalances(sql: Sql, environment: SepayEnvironment, judged: readonly JudgedRow[]): Promise<BalanceRow[]> {
  const [first, last] = [judged.at(0), judged.at(-1)]
  if (first === undefined || last === undefined) {
    return []
  }
  const row = `id, transacted_at, CASE direction WHEN 'in' THEN amount_vnd ELSE -amount_vnd END AS moved_vnd,
    COALESCE(payload->>'balanceVnd', payload->>'accumulated') AS balance`
  const ofAccount = `FROM sepay_transaction WHERE account_number = :accountNumber AND environment = :environment
    AND deleted_at IS NULL AND duplicate_of_id IS NULL AND transacted_at IS NOT NULL AND source IN ('webhook', 'reconciliation')`
  const { rows } = await sql.raw<{ rows: Array<{ id: string; transacted_at: Date; moved_vnd: string; balance: string | null }> }>(
    `SELECT * FROM (
       (SELECT ${row} ${ofAccount} AND ${OCCURRED_AT} < :first ORDER BY ${OCCURRED_AT} DESC, id DESC LIMIT ${ROWS_BEFORE})
       UNION ALL
       (SELECT ${row} ${ofAccount} AND ${OCCURRED_AT} BETWEEN :first AND :last ORDER BY ${OCCURRED_AT}, id LIMIT ${MOST_JUDGED})
       UNION ALL
       (SELECT ${row} ${ofAccount} AND ${OCCURRED_AT} > :last ORDER BY ${OCCURRED_AT}, id LIMIT ${ROWS_AFTER})
     ) AS near ORDER BY transacted_at, id`,
    { environment, accountNumber: first.account_number, first: first.transacted_at, last: last.transacted_at }
  )
  return rows.map((one) => ({
    transactionId: one.id,
    transactedAt: one.transacted_at,
    movedVnd: toNumber(one.moved_vnd),
    // SePay writes 0 where the bank does not tell it.
    balanceVnd: parseBalanceVnd(one.balance) || null,
  }))
}

/** The transactions that were that old in a span of time, as bounds of their ids. */
function idsBefore({ from, until }: Span, seconds: number): { from: string; until: string } {
  const idAt = (moment: Date) => firstIdSince("septxn", new Date(moment.getTime() - seconds * 1_000))
  return { from: idAt(from), until: idAt(until) }
}

function daysBefore(moment: Date, days: number): Date {
  return new Date(moment.getTime() - days * DAY_SECONDS * 1_000)
}
