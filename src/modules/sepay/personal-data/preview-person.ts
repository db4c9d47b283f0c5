import type { SepayContext } from "../context"
import { OCCURRED_AT } from "../occurred-at"
import { type Sql, toNumber } from "../sql"
import type { KeptBecause } from "./decide-erasure"
import { decideErasures } from "./erase-rows"
import { readAdminActions } from "./export-person"
import { findPersonalRows, type PersonalDataSubject } from "./subject"

/**
 * What an export or an erasure of one person would be about, without what payers and admins wrote: enough to see whether it is
 * the right person. Amounts are whole VND.
 */
export interface PersonalDataPreview {
  /** The newest first. */
  transactions: PreviewedTransaction[]
  /** How many refunds of the person's payments there are, returned or not. */
  returnsOwed: number
  unreadableRows: Array<{ id: string; createdAt: Date; anonymizedAt: Date | null; keptBecause: KeptBecause | null }>
  /** How many notes of admins are about the person's payments. */
  adminActions: number
}

/** A transfer that a person made or was sent. */
export interface PreviewedTransaction {
  id: string
  occurredAt: Date
  isDayOnly: boolean
  direction: "in" | "out"
  amountVnd: number
  bankName: string | null
  referenceNumber: string | null
  /** What its money is for now. */
  paymentCollectionIds: string[]
  /** When its personal data was removed; `null`: it is there. */
  anonymizedAt: Date | null
  /** Why an erasure would keep its data for now; `null`: it would remove it. */
  keptBecause: KeptBecause | null
}

/**
 * Reads what would be exported or erased. Changes nothing, and is not logged: it holds no text about a person.
 *
 * @throws MedusaError `not_found` for a row that does not exist; `invalid_data` when there are too many.
 */
export async function previewPersonalData(
  { sql, environment }: SepayContext,
  subject: PersonalDataSubject
): Promise<PersonalDataPreview> {
  const rows = await findPersonalRows(sql, environment, subject)
  return {
    transactions: await readTransactions(sql, rows.transactionIds),
    returnsOwed: rows.returnOwedIds.length,
    unreadableRows: await readUnreadableRows(sql, rows.unreadableRowIds),
    adminActions: (await readAdminActions(sql, rows)).length,
  }
}

interface TransactionRow {
  id: string
  occurred_at: Date
  is_day_only: boolean
  direction: "in" | "out"
  amount_vnd: string
  bank_name: string | null
  reference_number: string | null
  payment_collection_ids: string[]
  anonymized_at: Date | null
}

async function readTransactions(sql: Sql, transactionIds: string[]): Promise<PreviewedTransaction[]> {
  const { rows } = await sql.raw<{ rows: TransactionRow[] }>(
    `SELECT id, ${OCCURRED_AT} AS occurred_at, is_day_only, direction, amount_vnd, bank_name, reference_number, anonymized_at,
            ARRAY(SELECT payment_collection_id FROM sepay_allocation JOIN sepay_receivable ON sepay_receivable.id = receivable_id
              WHERE transaction_id = sepay_transaction.id AND sepay_allocation.deleted_at IS NULL
              GROUP BY payment_collection_id HAVING SUM(sepay_allocation.amount_vnd) > 0
              ORDER BY payment_collection_id) AS payment_collection_ids
       FROM sepay_transaction WHERE id = ANY(:transactionIds) ORDER BY ${OCCURRED_AT} DESC, id DESC`,
    { transactionIds }
  )
  const decided = await decideErasures(sql, transactionIds)
  return rows.map((row) => ({
    id: row.id,
    occurredAt: row.occurred_at,
    isDayOnly: row.is_day_only,
    direction: row.direction,
    amountVnd: toNumber(row.amount_vnd),
    bankName: row.bank_name,
    referenceNumber: row.reference_number,
    paymentCollectionIds: row.payment_collection_ids,
    anonymizedAt: row.anonymized_at,
    keptBecause: decided.get(row.id) ?? null,
  }))
}

async function readUnreadableRows(sql: Sql, ids: string[]): Promise<PersonalDataPreview["unreadableRows"]> {
  const rows = await sql("sepay_unreadable_row")
    .whereIn("id", ids)
    .orderBy(["created_at", "id"])
    .select<Array<{ id: string; status: string; anonymized_at: Date | null; created_at: Date }>>(
      "id",
      "status",
      "anonymized_at",
      "created_at"
    )
  return rows.map(({ id, status, anonymized_at: anonymizedAt, created_at: createdAt }) => ({
    id,
    createdAt,
    anonymizedAt,
    keptBecause: status === "open" ? "needs_attention" : null,
  }))
}
