import { MedusaError } from "@medusajs/framework/utils"
import type { SepayEnvironment, Sql } from "../sql"

/** What belongs to one person: payments of theirs, or rows that an admin names. */
export interface PersonalDataSubject {
  paymentCollectionIds: readonly string[]
  transactionIds: readonly string[]
  unreadableRowIds: readonly string[]
}

/** Who asks for a person's data, for whom, and why. It is kept in the audit log. */
export interface PersonalDataRequest {
  /** The admin user's id. */
  actorId: string
  reason: string
  /** How the person was named: `customer_id`, `email`, `order_id`, `transaction_ids` or `unreadable_row_ids`. */
  namedBy: string
  /** The customer's or order's id; `null` where there is none. An address is not kept: it is personal data. */
  subjectId: string | null
}

/** The ids of a person's rows. */
export interface PersonalRows {
  /** The payments' ids in Medusa. */
  paymentCollectionIds: readonly string[]
  receivableIds: string[]
  returnOwedIds: string[]
  transactionIds: string[]
  unreadableRowIds: string[]
}

/** One answer holds so many transactions; no shopper has as many. */
const MOST_TRANSACTIONS = 1_000

/**
 * Finds the rows of a person: transactions whose money is for their payments, those that returned money to them, reports of the
 * same transfers, and the ones that an admin named. Money that was moved on to another payment is that one's payer's.
 *
 * @throws MedusaError `not_found` for a row that does not exist; `invalid_data` when there are too many.
 */
export async function findPersonalRows(
  sql: Sql,
  environment: SepayEnvironment,
  subject: PersonalDataSubject
): Promise<PersonalRows> {
  const receivables = await sql("sepay_receivable")
    .where({ environment, deleted_at: null })
    .whereIn("payment_collection_id", [...subject.paymentCollectionIds])
    .select<Array<{ id: string }>>("id")
  const receivableIds = receivables.map(({ id }) => id)
  const returnsOwed = await sql("sepay_return_owed")
    .where({ deleted_at: null })
    .whereIn("receivable_id", receivableIds)
    .select<Array<{ id: string }>>("id")
  const transactionIds = await findTransactionIds(sql, environment, receivableIds, subject.transactionIds)
  requireAll("SePay transaction", subject.transactionIds, transactionIds)
  if (transactionIds.length > MOST_TRANSACTIONS) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `These are more than ${MOST_TRANSACTIONS} transactions. Nothing was done: name an order, or up to ${MOST_TRANSACTIONS} transactions.`
    )
  }
  const unreadableRowIds = await findUnreadableRowIds(sql, environment, transactionIds, subject.unreadableRowIds)
  requireAll("unreadable row", subject.unreadableRowIds, unreadableRowIds)
  return {
    paymentCollectionIds: subject.paymentCollectionIds,
    receivableIds,
    returnOwedIds: returnsOwed.map(({ id }) => id),
    transactionIds,
    unreadableRowIds,
  }
}

async function findTransactionIds(
  sql: Sql,
  environment: SepayEnvironment,
  receivableIds: string[],
  named: readonly string[]
): Promise<string[]> {
  const { rows } = await sql.raw<{ rows: Array<{ id: string }> }>(
    `WITH own AS (
       SELECT transaction_id AS id FROM sepay_allocation WHERE receivable_id = ANY(:receivableIds) AND deleted_at IS NULL
        GROUP BY transaction_id, receivable_id HAVING SUM(amount_vnd) > 0
       UNION SELECT transaction_id FROM sepay_return_owed
        WHERE receivable_id = ANY(:receivableIds) AND transaction_id IS NOT NULL AND deleted_at IS NULL
       UNION SELECT unnest(CAST(:named AS text[]))
     ), original AS (
       SELECT id FROM own
       UNION SELECT duplicate_of_id FROM sepay_transaction WHERE id IN (SELECT id FROM own) AND duplicate_of_id IS NOT NULL
     )
     SELECT id FROM sepay_transaction WHERE environment = :environment AND deleted_at IS NULL AND id IN (
       SELECT id FROM original UNION
       SELECT id FROM sepay_transaction WHERE duplicate_of_id IN (SELECT id FROM original) AND deleted_at IS NULL)
      ORDER BY id LIMIT :limit`,
    { environment, receivableIds, named: [...named], limit: MOST_TRANSACTIONS + 1 }
  )
  return rows.map(({ id }) => id)
}

/** Those that are named, and those of which the corrected report is one of the transactions. */
async function findUnreadableRowIds(
  sql: Sql,
  environment: SepayEnvironment,
  transactionIds: string[],
  named: readonly string[]
): Promise<string[]> {
  const { rows } = await sql.raw<{ rows: Array<{ id: string }> }>(
    `SELECT id FROM sepay_unreadable_row
      WHERE environment = :environment AND deleted_at IS NULL AND (id = ANY(:named) OR row_key IN (
        SELECT COALESCE(api_id, webhook_id) FROM sepay_transaction WHERE id = ANY(:transactionIds)))
      ORDER BY id`,
    { environment, transactionIds, named: [...named] }
  )
  return rows.map(({ id }) => id)
}

function requireAll(name: string, wanted: readonly string[], found: readonly string[]): void {
  const missing = wanted.find((id) => !found.includes(id))
  if (missing !== undefined) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no ${name} ${missing}. Nothing was done.`)
  }
}
