import { sepayFailure } from "./errors"
import type { SepayApiVersion, ApiTransaction, TransactionQuery } from "./sepay-api"

/**
 * Whether a transaction is one that was asked for. Applied to every answer: neither API generation has all the filters,
 * and one that SePay should ignore must not let other money through. What a transaction does not tell, fits.
 */
export function matchesTransactionQuery(transaction: ApiTransaction, query: TransactionQuery): boolean {
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

/**
 * A count cannot be filtered afterwards.
 *
 * @param unsupportedFilter the filter of the query that this API generation lacks, if there is one.
 * @throws SepayError `validation`; nothing was sent.
 */
export function refuseUncountable(version: SepayApiVersion, unsupportedFilter: string | null): void {
  if (unsupportedFilter !== null) {
    throw sepayFailure({
      kind: "validation",
      operation: "countTransactions",
      what: `API ${version} cannot count by ${unsupportedFilter}, nothing was sent`,
    })
  }
}
