/**
 * How a transaction became known first: SePay's webhook, SePay's list of transactions (`reconciliation`), or an admin who
 * recorded it because SePay had not reported it, by hand (`manual`) or from a bank's statement (`statement`).
 */
export const TRANSACTION_SOURCES = ["webhook", "reconciliation", "manual", "statement"] as const

/** One of `TRANSACTION_SOURCES`. */
export type TransactionSource = (typeof TRANSACTION_SOURCES)[number]

/** A transaction as SePay reported it, or as an admin recorded it. */
export interface ReportedTransaction {
  /** The webhook's integer id; in v1 the API's, too. */
  webhookId: string | null
  /** Hex SHA-256 of the webhook's bytes; `null` for the API's row. */
  webhookDigest: string | null
  /** The v2 API's UUID. */
  apiId: string | null
  source: TransactionSource
  direction: "in" | "out"
  amountVnd: number
  bankName: string | null
  accountNumber: string | null
  vaNumber: string | null
  code: string | null
  referenceNumber: string | null
  content: string | null
  /** More text that came with it, for recognizing it only; `null` where there is none (the API). */
  description: string | null
  transactedAt: Date | null
  payload: Record<string, unknown>
}
