/** What waits for a person, in numbers: for the badge. */
export interface AdminSepayAttention {
  /** All of them together. */
  total: number
  /** Payments whose capture stopped. */
  payments: number
  /** Transactions with money that fits no payment. */
  transactions: number
  /** VA orders that hold a part and take no more, of whose money SePay counted more than was found, or that SePay does not know. */
  va_orders: number
  returns_owed: number
  /** Rows of SePay's and webhooks that cannot be read. */
  unreadable_rows: number
  /** Disagreements of the books that nobody has acknowledged. */
  audit_findings: number
}

/** Answer of `GET /admin/sepay/reports/attention`. */
export interface AdminSepayAttentionResponse {
  attention: AdminSepayAttention
}
