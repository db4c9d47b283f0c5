/** How SePay payments are doing. Amounts are whole VND, times ISO 8601 in UTC. */
export interface AdminSepayHealth {
  /**
   * - `ok`: nothing to do;
   * - `attention`: money, or a payment, waits for a person;
   * - `failing`: payments cannot be taken, or are not being captured.
   */
  status: "ok" | "attention" | "failing"
  /** What is wrong, in plain words, the worst first. */
  problems: string[]
  environment: "production" | "sandbox" | null
  api_version: "v2" | "v1" | null
  /** Whether SePay takes the API token. Looked at every half minute at most. */
  token: { is_valid: boolean; message: string | null; checked_at: string } | null
  last_webhook_at: string | null
  last_transaction_at: string | null
  last_reconciliation: {
    started_at: string
    duration_milliseconds: number
    calls: number
    accounts: number
    seen: number
    recorded: number
    settled: number
    unmatched: number
    error: string | null
  } | null
  /** Payments that are received and not captured yet. */
  unsettled: number
  /** Of these, those that many attempts have not captured. */
  unsettled_late: number
  /** What waits for a person. */
  needs_attention: {
    /** Payments whose capture stopped. */
    payments: number
    /** Transactions with money that fits no payment. */
    transactions: number
    /** VA orders that hold a part and take no more, of whose money SePay counted more than was found, or that SePay does not know. */
    va_orders: number
    returns_owed: number
    returns_owed_vnd: number
    /** Rows of SePay's and webhooks that cannot be read. */
    unreadable_rows: number
    /** Disagreements of the books that nobody has acknowledged. */
    audit_findings: number
  }
  va_orders: { open: number; closing: number }
  /** How SePay answered the process that answers this, lately. */
  sepay: {
    window_minutes: number
    calls: number
    failures: number
    /** 0 to 1; `null` without a call. */
    failure_rate: number | null
    latency_p50_milliseconds: number | null
    latency_p95_milliseconds: number | null
    last_failure: { at: string; operation: string; kind: string } | null
  }
}

/** Answer of `GET /admin/sepay/reports/health`. */
export interface AdminSepayHealthResponse {
  health: AdminSepayHealth
}
