import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import type { LedgerContext } from "../context"
import { listLastDecision } from "../money/allocations"
import type { AllocationKind } from "../money/decide-allocations"
import { OCCURRED_AT } from "../occurred-at"
import type { ReportedTransaction, TransactionSource } from "../money/reported-transaction"
import { NOT_DELETED, type SepayEnvironment, type Sql, toNumber } from "../sql"
import {
  LISTED_AMOUNT,
  toTransactionWhere,
  type TransactionFilters,
  type TransactionWhere,
} from "./transaction-filters"

/** In which order transactions are listed. */
export interface TransactionOrder {
  by: "occurred_at" | "amount_vnd"
  direction: "asc" | "desc"
}

/** A transaction as it is listed. */
export interface ListedTransaction
  extends Omit<ReportedTransaction, "webhookId" | "webhookDigest" | "apiId" | "transactedAt" | "description" | "payload"> {
  id: string
  occurredAt: Date
  /** Only the day of `occurredAt` is known. */
  isDayOnly: boolean
  recordedAt: Date
  /** The admin who recorded it; `null` where SePay reported it first. */
  enteredBy: string | null
  /** What its money is for now, by kind. */
  allocatedVnd: Record<AllocationKind, number>
  needsAttention: boolean
  /** What can be said to have gone back to the payer: money that is not used, or of a payment that is not captured. */
  returnableVnd: number
  /** The payments that it pays, or would have paid. */
  paymentCollectionIds: string[]
}

/** A transaction with all that is known of it. */
export interface TransactionDetails
  extends ListedTransaction, Pick<ReportedTransaction, "webhookId" | "apiId" | "payload"> {
  /** When the payer's personal data was removed from it. */
  anonymizedAt: Date | null
  /** The oldest first. */
  allocations: AllocationDetails[]
  /**
   * The last decision of a person about it, which can be taken back; `null` without one, and where it is the proof of a return,
   * which is taken back with the return.
   */
  undoableDecisionId: string | null
  /** What that decision applied to payments, in whole VND: it can be moved to another one. */
  movableVnd: number
}

/** A row of what became of a transaction's money. */
export interface AllocationDetails {
  id: string
  kind: AllocationKind
  amountVnd: number
  needsAttention: boolean
  reason: string
  actorId: string
  createdAt: Date
  orderCode: string | null
  paymentCollectionId: string | null
}

/** Counting costs as much as reading: it goes so far ahead of the page that is shown, and further with the next pages. */
const COUNTED_AHEAD = 200
/** A query that takes longer is given up, so that no search holds up the store's payments. */
const STATEMENT_TIMEOUT_MILLISECONDS = 10_000

const COLUMNS = `id, source, direction, amount_vnd, bank_name, account_number, va_number, code, reference_number, content,
  entered_by, is_day_only, created_at, ${OCCURRED_AT} AS occurred_at`

interface TransactionRow {
  id: string
  source: TransactionSource
  direction: "in" | "out"
  amount_vnd: string
  bank_name: string | null
  account_number: string | null
  va_number: string | null
  code: string | null
  reference_number: string | null
  content: string | null
  entered_by: string | null
  is_day_only: boolean
  created_at: Date
  occurred_at: Date
}

/** A page of the transactions, and how many there are: counted up to 200 behind the beginning of the page. */
export async function searchTransactions(
  { sql, environment }: LedgerContext,
  filters: TransactionFilters,
  order: TransactionOrder,
  page: { limit: number; offset: number }
): Promise<{ transactions: ListedTransaction[]; count: number; isCountExact: boolean }> {
  return withTimeLimit(sql, async (transaction) => {
    const found = await toTransactionWhere(transaction, environment, filters)
    const transactions = await selectPage(transaction, found, order, page)
    const maximum = page.offset + Math.max(COUNTED_AHEAD, page.limit)
    const count = await countTransactions(transaction, found, order, maximum + 1)
    return { transactions, count: Math.min(count, maximum), isCountExact: count <= maximum }
  })
}

/** The transactions that are known now, piece by piece, for an export. @param limits `limit`: how many in all */
export async function streamTransactions(
  { sql, environment }: LedgerContext,
  filters: TransactionFilters,
  order: TransactionOrder,
  limits: { limit: number; chunkSize: number }
): Promise<AsyncGenerator<ListedTransaction[]>> {
  return readChunks(sql, environment, filters, order, limits)
}

async function* readChunks(
  sql: Sql,
  environment: SepayEnvironment,
  filters: TransactionFilters,
  order: TransactionOrder,
  { limit, chunkSize }: { limit: number; chunkSize: number }
): AsyncGenerator<ListedTransaction[]> {
  const known = { ...filters, recordedBefore: new Date() }
  for (let offset = 0; offset < limit; offset += chunkSize) {
    const page = { limit: Math.min(chunkSize, limit - offset), offset }
    const chunk = await withTimeLimit(sql, async (transaction) =>
      selectPage(transaction, await toTransactionWhere(transaction, environment, known), order, page)
    )
    yield chunk
    if (chunk.length < page.limit) {
      return
    }
  }
}

/** Counts in the order of the list: Postgres then ends as soon as there are enough, as it does for the page. */
async function countTransactions(
  sql: Sql,
  { where, bindings }: TransactionWhere,
  order: TransactionOrder,
  limit: number
): Promise<number> {
  const { rows } = await sql.raw<{ rows: Array<{ count: string }> }>(
    `SELECT count(*) AS count FROM (
       SELECT 1 FROM sepay_transaction WHERE ${where} ORDER BY ${orderBy(order)} LIMIT :limit) AS counted`,
    { ...bindings, limit }
  )
  return toNumber(rows[0]?.count ?? 0)
}

function orderBy({ by, direction }: TransactionOrder): string {
  return `${by === "amount_vnd" ? LISTED_AMOUNT : OCCURRED_AT} ${direction}, id ${direction}`
}

async function selectPage(
  sql: Sql,
  { where, bindings }: TransactionWhere,
  order: TransactionOrder,
  page: { limit: number; offset: number }
): Promise<ListedTransaction[]> {
  const { rows } = await sql.raw<{ rows: TransactionRow[] }>(
    `SELECT ${COLUMNS} FROM sepay_transaction WHERE ${where}
      ORDER BY ${orderBy(order)} LIMIT :limit OFFSET :offset`,
    { ...bindings, ...page }
  )
  return addAllocations(sql, rows)
}

async function withTimeLimit<T>(sql: Knex, run: (transaction: Knex.Transaction) => Promise<T>): Promise<T> {
  return sql.transaction(async (transaction) => {
    await transaction.raw(`SET LOCAL statement_timeout = ${STATEMENT_TIMEOUT_MILLISECONDS}`)
    return run(transaction)
  })
}

/** The transactions that have to do with payments, the newest first. */
export async function listTransactionsOfReceivables(
  sql: Sql,
  receivableIds: string[],
  limit: number
): Promise<ListedTransaction[]> {
  const { rows } = await sql.raw<{ rows: TransactionRow[] }>(
    `SELECT ${COLUMNS} FROM sepay_transaction WHERE deleted_at IS NULL AND id IN (
       SELECT transaction_id FROM sepay_allocation WHERE receivable_id = ANY(:receivableIds) AND deleted_at IS NULL)
      ORDER BY ${OCCURRED_AT} DESC, id DESC LIMIT :limit`,
    { receivableIds, limit }
  )
  return addAllocations(sql, rows)
}

/** A transaction with its history. @throws MedusaError `not_found` */
export async function requireTransaction(context: LedgerContext, id: string): Promise<TransactionDetails> {
  const transaction = await findTransaction(context, id)
  if (!transaction) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no SePay transaction ${id}.`)
  }
  return transaction
}

async function findTransaction(
  { sql, environment }: LedgerContext,
  id: string
): Promise<TransactionDetails | null> {
  type Row = TransactionRow & {
    webhook_id: string | null
    api_id: string | null
    payload: Record<string, unknown>
    anonymized_at: Date | null
  }
  const row: Row | undefined = await sql("sepay_transaction")
    .where({ id, environment, ...NOT_DELETED })
    .first(sql.raw(`${COLUMNS}, webhook_id, api_id, payload, anonymized_at`))
  const [listed] = row ? await addAllocations(sql, [row]) : []
  const decided = await listLastDecision(sql, id)
  const isProof = row?.direction === "out" && decided.some(({ kind }) => kind === "returned")
  return row && listed
    ? {
        ...listed,
        webhookId: row.webhook_id,
        apiId: row.api_id,
        payload: row.payload,
        anonymizedAt: row.anonymized_at,
        allocations: await listAllocations(sql, id),
        undoableDecisionId: isProof ? null : (decided[0]?.id ?? null),
        movableVnd: decided.reduce((sum, { kind, amountVnd }) => sum + (kind === "applied" ? Math.max(0, amountVnd) : 0), 0),
      }
    : null
}

/** A decision's rows are of one moment: what it took back comes before what it made of it. */
async function listAllocations(sql: Sql, transactionId: string): Promise<AllocationDetails[]> {
  const { rows } = await sql.raw<{
    rows: Array<{
      id: string
      kind: AllocationKind
      amount_vnd: string
      needs_attention: boolean
      reason: string
      actor_id: string
      created_at: Date
      order_code: string | null
      payment_collection_id: string | null
    }>
  }>(
    `SELECT allocation.id, kind, allocation.amount_vnd, allocation.needs_attention, reason, actor_id,
            allocation.created_at, va_order.order_code, receivable.payment_collection_id
       FROM sepay_allocation AS allocation
       LEFT JOIN sepay_va_order AS va_order ON va_order.id = allocation.va_order_id
       LEFT JOIN sepay_receivable AS receivable ON receivable.id = allocation.receivable_id
      WHERE allocation.transaction_id = :transactionId AND allocation.deleted_at IS NULL
      ORDER BY allocation.created_at, sign(allocation.amount_vnd), allocation.id`,
    { transactionId }
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    amountVnd: toNumber(row.amount_vnd),
    needsAttention: row.needs_attention,
    reason: row.reason,
    actorId: row.actor_id,
    createdAt: row.created_at,
    orderCode: row.order_code,
    paymentCollectionId: row.payment_collection_id,
  }))
}

const NOTHING_ALLOCATED: Readonly<Record<AllocationKind, number>> = {
  applied: 0,
  surplus: 0,
  late: 0,
  unmatched: 0,
  returned: 0,
  ignored: 0,
}

async function addAllocations(sql: Sql, transactions: TransactionRow[]): Promise<ListedTransaction[]> {
  const { rows } = await sql.raw<{
    rows: Array<{
      transaction_id: string
      kind: AllocationKind
      amount_vnd: string
      attention_vnd: string
      payment_collection_id: string | null
      is_returnable: boolean
    }>
  }>(
    `SELECT allocation.transaction_id, kind, receivable.payment_collection_id, SUM(allocation.amount_vnd) AS amount_vnd,
            SUM(CASE WHEN allocation.needs_attention THEN allocation.amount_vnd ELSE 0 END) AS attention_vnd,
            kind <> 'returned' AND (kind <> 'applied' OR receivable.settlement_status IN ('none', 'attention')) AS is_returnable
       FROM sepay_allocation AS allocation
       LEFT JOIN sepay_receivable AS receivable ON receivable.id = allocation.receivable_id
      WHERE allocation.transaction_id = ANY(:ids) AND allocation.deleted_at IS NULL
      GROUP BY allocation.transaction_id, kind, receivable.payment_collection_id, receivable.settlement_status`,
    { ids: transactions.map(({ id }) => id) }
  )
  return transactions.map((row) => {
    const parts = rows.filter(({ transaction_id }) => transaction_id === row.id)
    const allocatedVnd = { ...NOTHING_ALLOCATED }
    let attentionVnd = 0
    let returnableVnd = 0
    for (const part of parts) {
      allocatedVnd[part.kind] += toNumber(part.amount_vnd)
      attentionVnd += toNumber(part.attention_vnd)
      returnableVnd += part.is_returnable ? toNumber(part.amount_vnd) : 0
    }
    return {
      id: row.id,
      occurredAt: row.occurred_at,
      isDayOnly: row.is_day_only,
      recordedAt: row.created_at,
      enteredBy: row.entered_by,
      source: row.source,
      direction: row.direction,
      amountVnd: toNumber(row.amount_vnd),
      bankName: row.bank_name,
      accountNumber: row.account_number,
      vaNumber: row.va_number,
      code: row.code,
      referenceNumber: row.reference_number,
      content: row.content,
      allocatedVnd,
      needsAttention: attentionVnd > 0,
      returnableVnd: row.direction === "in" ? returnableVnd : 0,
      paymentCollectionIds: [...new Set(parts.flatMap((part) => part.payment_collection_id ?? []))],
    }
  })
}
