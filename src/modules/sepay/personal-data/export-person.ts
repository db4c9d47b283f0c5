import type { SepayContext } from "../context"
import type { AllocationKind } from "../money/decide-allocations"
import { OCCURRED_AT } from "../occurred-at"
import { recordAdminAction } from "../settings/admin-actions"
import { type Sql, toNumber } from "../sql"
import { findPersonalRows, type PersonalDataRequest, type PersonalDataSubject, type PersonalRows } from "./subject"

/** Everything that the ledger knows of one person. Amounts are whole VND, times ISO 8601 in UTC: workflows answer no dates. */
export interface PersonalData {
  transactions: PersonalTransaction[]
  returnsOwed: PersonalReturn[]
  unreadableRows: Array<{ id: string; raw: string; reason: string | null; createdAt: string }>
  /** What admins wrote about their payments. */
  adminActions: Array<{ action: string; subjectId: string | null; details: Record<string, unknown>; createdAt: string }>
}

/** A transfer that a person made or was sent. */
export interface PersonalTransaction {
  id: string
  occurredAt: string
  recordedAt: string
  direction: "in" | "out"
  amountVnd: number
  bankName: string | null
  accountNumber: string | null
  vaNumber: string | null
  code: string | null
  referenceNumber: string | null
  content: string | null
  payload: Record<string, unknown>
  anonymizedAt: string | null
  /** What its money was for, and why, the oldest first. */
  allocations: Array<{ kind: AllocationKind; amountVnd: number; reason: string; paymentCollectionId: string | null; createdAt: string }>
}

/** Money that went, or goes, back to a person. */
export interface PersonalReturn {
  id: string
  status: "owed" | "returned" | "reallocated"
  amountVnd: number
  paymentCollectionId: string
  referenceNumber: string | null
  confirmedReason: string | null
  createdAt: string
}

/**
 * Reads one person's data, and notes who asked for it and why.
 *
 * @throws MedusaError `not_found` for a row that does not exist; `invalid_data` when there are too many.
 */
export async function exportPersonalData(
  { sql, environment }: SepayContext,
  subject: PersonalDataSubject,
  request: PersonalDataRequest
): Promise<PersonalData> {
  return sql.transaction(async (transaction) => {
    const rows = await findPersonalRows(transaction, environment, subject)
    const data: PersonalData = {
      transactions: await readTransactions(transaction, rows),
      returnsOwed: await readReturns(transaction, rows),
      unreadableRows: await readUnreadableRows(transaction, rows),
      adminActions: await readAdminActions(transaction, rows),
    }
    await recordAdminAction({ sql: transaction, environment }, {
      action: "personal_data.export",
      subjectId: request.subjectId,
      actorId: request.actorId,
      details: { reason: request.reason, named_by: request.namedBy, transaction_ids: rows.transactionIds },
    })
    return data
  })
}

interface TransactionRow {
  id: string
  occurred_at: Date
  created_at: Date
  direction: "in" | "out"
  amount_vnd: string
  bank_name: string | null
  account_number: string | null
  va_number: string | null
  code: string | null
  reference_number: string | null
  content: string | null
  payload: Record<string, unknown>
  anonymized_at: Date | null
}

interface AllocationRow {
  transaction_id: string
  kind: AllocationKind
  amount_vnd: string
  reason: string
  payment_collection_id: string | null
  created_at: Date
}

async function readTransactions(sql: Sql, { transactionIds }: PersonalRows): Promise<PersonalTransaction[]> {
  const { rows: transactions } = await sql.raw<{ rows: TransactionRow[] }>(
    `SELECT id, ${OCCURRED_AT} AS occurred_at, created_at, direction, amount_vnd, bank_name, account_number, va_number, code,
            reference_number, content, payload, anonymized_at
       FROM sepay_transaction WHERE id = ANY(:transactionIds) ORDER BY ${OCCURRED_AT}, id`,
    { transactionIds }
  )
  const { rows: allocations } = await sql.raw<{ rows: AllocationRow[] }>(
    `SELECT transaction_id, kind, sepay_allocation.amount_vnd, reason, payment_collection_id, sepay_allocation.created_at
       FROM sepay_allocation LEFT JOIN sepay_receivable ON sepay_receivable.id = receivable_id
      WHERE transaction_id = ANY(:transactionIds) AND sepay_allocation.deleted_at IS NULL
      ORDER BY sepay_allocation.created_at, sign(sepay_allocation.amount_vnd), sepay_allocation.id`,
    { transactionIds }
  )
  return transactions.map((row) => ({
    id: row.id,
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.created_at.toISOString(),
    direction: row.direction,
    amountVnd: toNumber(row.amount_vnd),
    bankName: row.bank_name,
    accountNumber: row.account_number,
    vaNumber: row.va_number,
    code: row.code,
    referenceNumber: row.reference_number,
    content: row.content,
    payload: row.payload,
    anonymizedAt: row.anonymized_at?.toISOString() ?? null,
    allocations: allocations.flatMap((allocation) => (allocation.transaction_id === row.id ? [toAllocation(allocation)] : [])),
  }))
}

function toAllocation(row: AllocationRow): PersonalTransaction["allocations"][number] {
  return {
    kind: row.kind,
    amountVnd: toNumber(row.amount_vnd),
    reason: row.reason,
    paymentCollectionId: row.payment_collection_id,
    createdAt: row.created_at.toISOString(),
  }
}

async function readReturns(sql: Sql, { receivableIds }: PersonalRows): Promise<PersonalReturn[]> {
  const { rows } = await sql.raw<{
    rows: Array<{
      id: string
      status: "owed" | "returned" | "reallocated"
      amount_vnd: string
      payment_collection_id: string
      reference_number: string | null
      confirmed_reason: string | null
      created_at: Date
    }>
  }>(
    `SELECT sepay_return_owed.id, status, sepay_return_owed.amount_vnd, payment_collection_id, reference_number, confirmed_reason,
            sepay_return_owed.created_at
       FROM sepay_return_owed JOIN sepay_receivable ON sepay_receivable.id = receivable_id
      WHERE receivable_id = ANY(:receivableIds) AND sepay_return_owed.deleted_at IS NULL
      ORDER BY sepay_return_owed.created_at, sepay_return_owed.id`,
    { receivableIds }
  )
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    amountVnd: toNumber(row.amount_vnd),
    paymentCollectionId: row.payment_collection_id,
    referenceNumber: row.reference_number,
    confirmedReason: row.confirmed_reason,
    createdAt: row.created_at.toISOString(),
  }))
}

async function readUnreadableRows(sql: Sql, { unreadableRowIds }: PersonalRows): Promise<PersonalData["unreadableRows"]> {
  const rows = await sql("sepay_unreadable_row")
    .whereIn("id", unreadableRowIds)
    .orderBy(["created_at", "id"])
    .select<Array<{ id: string; raw: string; reason: string | null; created_at: Date }>>("id", "raw", "reason", "created_at")
  return rows.map(({ id, raw, reason, created_at: createdAt }) => ({ id, raw, reason, createdAt: createdAt.toISOString() }))
}

/** What admins did with a person's payments, returns and transactions, and what they wrote about findings of the audit. */
export async function readAdminActions(sql: Sql, rows: PersonalRows): Promise<PersonalData["adminActions"]> {
  const { paymentCollectionIds, returnOwedIds, receivableIds, transactionIds } = rows
  const { rows: actions } = await sql.raw<{
    rows: Array<{ action: string; subject_id: string | null; details: Record<string, unknown>; created_at: Date }>
  }>(
    `SELECT action, subject_id, details, created_at FROM sepay_admin_action
      WHERE subject_id = ANY(:subjectIds) AND deleted_at IS NULL
     UNION ALL
     SELECT 'audit_finding.acknowledge', id, jsonb_build_object('kind', kind, 'reason', reason), acknowledged_at
       FROM sepay_audit_finding
      WHERE acknowledged_at IS NOT NULL AND (transaction_id = ANY(:transactionIds) OR receivable_id = ANY(:receivableIds))
        AND deleted_at IS NULL
      ORDER BY created_at`,
    { subjectIds: [...paymentCollectionIds, ...returnOwedIds, ...transactionIds], transactionIds, receivableIds }
  )
  return actions.map((row) => ({
    action: row.action,
    subjectId: row.subject_id,
    details: row.details,
    createdAt: row.created_at.toISOString(),
  }))
}
