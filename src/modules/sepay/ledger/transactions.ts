import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import {
  allocateTransaction,
  type AllocationDecision,
  type AllocationMatch,
  type MatchedBy,
} from "../decisions/allocate"
import { bigNumberColumns, newId, toNumber } from "./columns"
import { lockReceivable } from "./receivables"
import type { Receivable, SepayEnvironment, Sql } from "./types"
import { startClosingOfReceivable } from "./va-orders"

/** Shortest cut-off code that is looked for: 3 letters of prefix and 35 random bits. */
const SHORTEST_TRUNCATED_CODE = 10

/** A transaction as SePay reported it. */
export interface ReportedTransaction {
  webhookId: string | null
  apiId: string | null
  source: "webhook" | "reconciliation"
  direction: "in" | "out"
  amountVnd: number
  bankName: string | null
  accountNumber: string | null
  vaNumber: string | null
  code: string | null
  referenceNumber: string | null
  content: string | null
  transactedAt: Date | null
  payload: Record<string, unknown>
}

/** What became of a reported transaction. */
export interface RecordedTransaction {
  transactionId: string
  /** It was in the ledger already; nothing was changed. */
  isDuplicate: boolean
  /** The receivable that it pays (in part). */
  receivableId: string | null
  /** The receivable is fully received and waits to be captured in Medusa. */
  isSettlementDue: boolean
  allocations: AllocationDecision[]
}

interface Candidate {
  va_order_id: string
  receivable_id: string
  order_code: string
  account_number: string
  matched_by: MatchedBy
}

/**
 * Records a transaction and says what its money is for, in one database transaction: when this resolves, the money is in
 * the ledger. The same transaction reported again changes nothing.
 *
 * @param codesOfOurs codes with this store's prefix that were found in the transaction's code and text.
 */
export async function recordTransaction(
  sql: Knex,
  environment: SepayEnvironment,
  reported: ReportedTransaction,
  codesOfOurs: string[]
): Promise<RecordedTransaction> {
  const candidate = reported.direction === "in" ? await findCandidate(sql, environment, reported, codesOfOurs) : null
  if (candidate === null) {
    return recordUnmatched(sql, environment, reported, codesOfOurs.length > 0)
  }
  return sql.transaction((transaction) => recordMatched(transaction, environment, reported, candidate))
}

/** The VA order that a transaction is joined with: by VA number first, then by code, then by what its text suggests. */
async function findCandidate(
  sql: Sql,
  environment: SepayEnvironment,
  reported: ReportedTransaction,
  codesOfOurs: string[]
): Promise<Candidate | null> {
  if (reported.vaNumber === null && reported.code === null && codesOfOurs.length === 0) {
    return null
  }
  const { rows } = await sql.raw<{ rows: Candidate[] }>(
    `SELECT o.id AS va_order_id, o.receivable_id, o.order_code, o.account_number, 'virtual_account' AS matched_by, 1 AS rank
       FROM sepay_virtual_account a JOIN sepay_va_order o ON o.id = a.va_order_id
      WHERE a.environment = :environment AND a.va_number = :vaNumber AND a.deleted_at IS NULL
     UNION ALL
     SELECT id, receivable_id, order_code, account_number, 'order_code', 2
       FROM sepay_va_order WHERE environment = :environment AND order_code = :code AND deleted_at IS NULL
     UNION ALL
     SELECT id, receivable_id, order_code, account_number, 'code_in_text', 3
       FROM sepay_va_order WHERE environment = :environment AND order_code = ANY(:codes) AND deleted_at IS NULL
     ORDER BY rank LIMIT 2`,
    {
      environment,
      vaNumber: reported.vaNumber ?? "",
      code: reported.code?.toUpperCase() ?? "",
      codes: codesOfOurs,
    }
  )
  const [best, second] = rows
  if (best?.matched_by === "code_in_text" && second !== undefined) {
    // A text that names two orders names none.
    return null
  }
  if (best) {
    return best
  }
  return findTruncated(sql, environment, reported.code?.toUpperCase() ?? null)
}

/** SePay cuts `code` to the length that the company configured: the beginning of exactly one code is a candidate. */
async function findTruncated(sql: Sql, environment: SepayEnvironment, code: string | null): Promise<Candidate | null> {
  if (code === null || code.length < SHORTEST_TRUNCATED_CODE || !/^[A-Z0-9]+$/.test(code)) {
    return null
  }
  const { rows } = await sql.raw<{ rows: Candidate[] }>(
    `SELECT id AS va_order_id, receivable_id, order_code, account_number, 'truncated_code' AS matched_by
       FROM sepay_va_order WHERE environment = ? AND order_code LIKE ? AND deleted_at IS NULL LIMIT 2`,
    [environment, `${code}%`]
  )
  return rows.length === 1 ? (rows[0] ?? null) : null
}

/** Money of nobody we know: one statement, so that other income of the account costs next to nothing. */
async function recordUnmatched(
  sql: Sql,
  environment: SepayEnvironment,
  reported: ReportedTransaction,
  hasUnknownCodeOfOurs: boolean
): Promise<RecordedTransaction> {
  const allocations = allocateTransaction({ ...reported, hasUnknownCodeOfOurs }, null)
  const row = transactionRow(environment, reported)
  const allocationRows = allocations.map((decision) => allocationRow(row.id, decision))
  const inserted = sql("sepay_transaction").insert(row).onConflict().ignore().returning("id")
  const result = await sql
    .with("recorded", inserted)
    .with(
      "allocated",
      sql.raw(
        `INSERT INTO sepay_allocation (id, kind, amount_vnd, raw_amount_vnd, needs_attention, reason, transaction_id, va_order_id)
         SELECT x.* FROM jsonb_to_recordset(?) AS x(id text, kind text, amount_vnd numeric, raw_amount_vnd jsonb,
           needs_attention boolean, reason text, transaction_id text, va_order_id text)
         WHERE EXISTS (SELECT 1 FROM recorded)`,
        [JSON.stringify(allocationRows.map((one) => ({ ...one, raw_amount_vnd: JSON.parse(one.raw_amount_vnd) })))]
      )
    )
    .select("id")
    .from("recorded")
  return {
    transactionId: row.id,
    isDuplicate: result.length === 0,
    receivableId: null,
    isSettlementDue: false,
    allocations,
  }
}

async function recordMatched(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  reported: ReportedTransaction,
  candidate: Candidate
): Promise<RecordedTransaction> {
  // The lock comes first: whoever reports the same transaction at the same time waits here, and then finds it recorded.
  const receivable = await lockReceivable(transaction, candidate.receivable_id)
  if (!receivable) {
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `VA order ${candidate.va_order_id} has no receivable.`)
  }
  const row = transactionRow(environment, reported)
  const inserted = await transaction("sepay_transaction").insert(row).onConflict().ignore().returning("id")
  if (inserted.length === 0) {
    return {
      transactionId: row.id,
      isDuplicate: true,
      receivableId: receivable.id,
      isSettlementDue: receivable.settlementStatus === "due",
      allocations: [],
    }
  }
  const allocations = allocateTransaction({ ...reported, hasUnknownCodeOfOurs: false }, toMatch(candidate, receivable))
  await transaction("sepay_allocation").insert(allocations.map((decision) => allocationRow(row.id, decision)))
  const appliedVnd = sumApplied(allocations)
  const isSettlementDue = await applyToReceivable(transaction, receivable, candidate.va_order_id, appliedVnd)
  return { transactionId: row.id, isDuplicate: false, receivableId: receivable.id, isSettlementDue, allocations }
}

/** Counts applied money on the receivable and its VA order. The receivable is locked. */
async function applyToReceivable(
  transaction: Knex.Transaction,
  receivable: Receivable,
  vaOrderId: string,
  appliedVnd: number
): Promise<boolean> {
  if (appliedVnd === 0) {
    return receivable.settlementStatus === "due"
  }
  const receivedVnd = receivable.receivedVnd + appliedVnd
  const isReceived = receivedVnd >= receivable.amountVnd
  await transaction("sepay_receivable")
    .where({ id: receivable.id })
    .update({
      ...bigNumberColumns("received_vnd", receivedVnd),
      ...(isReceived ? { settlement_status: "due", settlement_next_attempt_at: null } : {}),
      updated_at: transaction.fn.now(),
    })
  await transaction.raw(
    `UPDATE sepay_va_order SET
       paid_amount_vnd = paid_amount_vnd + :applied,
       raw_paid_amount_vnd = jsonb_build_object('value', (paid_amount_vnd + :applied)::text, 'precision', 20),
       status = CASE WHEN paid_amount_vnd + :applied >= amount_vnd THEN 'paid'
                     WHEN status IN ('opening', 'open') THEN 'partially' ELSE status END,
       updated_at = now()
     WHERE id = :id`,
    { applied: appliedVnd, id: vaOrderId }
  )
  if (isReceived) {
    await startClosingOfReceivable(transaction, receivable.id, "paid_elsewhere", vaOrderId)
  }
  return isReceived
}

/**
 * Takes money that is more than is owed out of what was applied: the cart became cheaper after it was paid. Two rows for
 * each transaction that it came from, the newest first; called under the receivable's lock.
 */
export async function moveAppliedToSurplus(
  transaction: Knex.Transaction,
  receivable: Receivable,
  surplusVnd: number
): Promise<void> {
  const { rows } = await transaction.raw<{ rows: Array<{ transaction_id: string; va_order_id: string; applied: string }> }>(
    `SELECT l.transaction_id, l.va_order_id, SUM(l.amount_vnd) AS applied
       FROM sepay_allocation l JOIN sepay_va_order o ON o.id = l.va_order_id
      WHERE o.receivable_id = ? AND l.kind = 'applied' AND o.deleted_at IS NULL AND l.deleted_at IS NULL
      GROUP BY l.transaction_id, l.va_order_id ORDER BY MAX(l.created_at) DESC, l.transaction_id`,
    [receivable.id]
  )
  const reason = "The amount to be paid became smaller after this money had arrived."
  let leftVnd = surplusVnd
  for (const row of rows) {
    const movedVnd = Math.min(leftVnd, toNumber(row.applied))
    if (movedVnd > 0) {
      const moved = { vaOrderId: row.va_order_id, reason }
      await transaction("sepay_allocation").insert([
        allocationRow(row.transaction_id, { ...moved, kind: "applied", amountVnd: -movedVnd, needsAttention: false }),
        allocationRow(row.transaction_id, { ...moved, kind: "surplus", amountVnd: movedVnd, needsAttention: true }),
      ])
      leftVnd -= movedVnd
    }
  }
  await transaction("sepay_receivable")
    .where({ id: receivable.id })
    .update({ ...bigNumberColumns("received_vnd", receivable.receivedVnd - (surplusVnd - leftVnd)) })
}

function toMatch(candidate: Candidate, receivable: Receivable): AllocationMatch {
  return {
    matchedBy: candidate.matched_by,
    vaOrderId: candidate.va_order_id,
    orderCode: candidate.order_code,
    accountNumber: candidate.account_number,
    receivable: {
      amountVnd: receivable.amountVnd,
      receivedVnd: receivable.receivedVnd,
      isCanceled: receivable.canceledAt !== null,
    },
  }
}

function sumApplied(allocations: AllocationDecision[]): number {
  return allocations.reduce((sum, one) => (one.kind === "applied" ? sum + one.amountVnd : sum), 0)
}

function transactionRow(environment: SepayEnvironment, reported: ReportedTransaction) {
  return {
    id: newId("septxn"),
    environment,
    webhook_id: reported.webhookId,
    api_id: reported.apiId,
    source: reported.source,
    direction: reported.direction,
    ...bigNumberColumns("amount_vnd", reported.amountVnd),
    bank_name: reported.bankName,
    account_number: reported.accountNumber,
    va_number: reported.vaNumber,
    code: reported.code,
    reference_number: reported.referenceNumber,
    content: reported.content,
    transacted_at: reported.transactedAt,
    payload: JSON.stringify(reported.payload),
  }
}

function allocationRow(transactionId: string, decision: AllocationDecision) {
  return {
    id: newId("sepall"),
    transaction_id: transactionId,
    va_order_id: decision.vaOrderId,
    kind: decision.kind,
    amount_vnd: String(decision.amountVnd),
    raw_amount_vnd: JSON.stringify({ value: String(decision.amountVnd), precision: 20 }),
    needs_attention: decision.needsAttention,
    reason: decision.reason,
  }
}
