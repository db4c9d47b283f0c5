import type { SepayTransaction, TransactionQuery } from "./sepay-api"

/**
 * Whether a transaction is one that was asked for. Applied to every answer: neither API generation has all the filters,
 * and one that SePay should ignore must not let other money through. What a transaction does not tell, fits.
 */
export function matchesTransactionQuery(transaction: SepayTransaction, query: TransactionQuery): boolean {
  return (
    fits(transaction.bankAccountId, query.bankAccountId) &&
    fits(transaction.accountNumber, query.accountNumber) &&
    fits(transaction.direction, query.direction) &&
    fits(transaction.amountVnd, query.amountVnd) &&
    transaction.id !== query.sinceId
  )
}

function fits<Value>(value: Value | null, wanted: Value | undefined): boolean {
  return wanted === undefined || value === null || value === wanted
}
