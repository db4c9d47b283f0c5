import type { SepayApiVersion } from "../../../sepay/api/sepay-api"
import { DUPLICATE_SECONDS } from "../money/write-transaction"
import { NOT_DELETED, type SepayEnvironment, type Sql, toNumber } from "../sql"

/** Which of the API's ids the ledger knows. */
export async function findKnownIds(
  sql: Sql,
  environment: SepayEnvironment,
  apiVersion: SepayApiVersion,
  ids: string[]
): Promise<Set<string>> {
  const column = apiVersion === "v2" ? "api_id" : "webhook_id"
  const known = await sql("sepay_transaction").where({ environment, ...NOT_DELETED }).whereIn(column, ids).pluck(column)
  return new Set(known as string[])
}

/** A webhook's transaction that could be the one that the API lists, if the two did not tell different references. */
export interface DoubtfulDuplicate {
  transactionId: string
  sepayBankAccountId: string
  sepayOrderId: string
  /** What arrived through this VA order as far as the ledger knows, whatever became of it, in whole VND. */
  countedVnd: number
}

/**
 * Finds a webhook's transaction on the same VA, of the same amount and minute, that tells another reference: whether it is
 * the same money, only SePay's `paid_amount` of the VA order can say. One that tells the same reference leaves no doubt.
 */
export async function findDoubtfulDuplicate(
  sql: Sql,
  environment: SepayEnvironment,
  transfer: { vaNumber: string; amountVnd: number; referenceNumber: string; transactedAt: Date }
): Promise<DoubtfulDuplicate | null> {
  const { rows } = await sql.raw<{
    rows: Array<{ id: string; sepay_bank_account_id: string; sepay_order_id: string; counted: string | null }>
  }>(
    `SELECT t.id, o.sepay_bank_account_id, o.sepay_order_id,
            (SELECT SUM(amount_vnd) FROM sepay_transaction WHERE id IN (
               SELECT transaction_id FROM sepay_allocation WHERE va_order_id = o.id AND deleted_at IS NULL)
                 AND direction = 'in') AS counted
       FROM sepay_virtual_account a
       JOIN sepay_va_order o ON o.id = a.va_order_id
       JOIN sepay_transaction t ON t.va_number = a.va_number AND t.environment = a.environment
      WHERE a.environment = :environment AND a.va_number = :vaNumber AND a.deleted_at IS NULL AND t.deleted_at IS NULL
        AND t.api_id IS NULL AND t.direction = 'in' AND t.amount_vnd = :amountVnd
        AND t.reference_number <> :referenceNumber AND o.sepay_order_id IS NOT NULL
        AND t.transacted_at BETWEEN CAST(:transactedAt AS timestamptz) - make_interval(secs => :duplicateSeconds)
                                AND CAST(:transactedAt AS timestamptz) + make_interval(secs => :duplicateSeconds)
        AND NOT EXISTS (SELECT 1 FROM sepay_transaction named
          WHERE named.environment = a.environment AND named.va_number = a.va_number AND named.api_id IS NULL
            AND named.direction = 'in' AND named.amount_vnd = :amountVnd AND named.reference_number = :referenceNumber
            AND named.deleted_at IS NULL)
      ORDER BY t.created_at LIMIT 1`,
    { environment, ...transfer, duplicateSeconds: DUPLICATE_SECONDS }
  )
  const [row] = rows
  return row
    ? {
        transactionId: row.id,
        sepayBankAccountId: row.sepay_bank_account_id,
        sepayOrderId: row.sepay_order_id,
        countedVnd: toNumber(row.counted ?? 0),
      }
    : null
}
