/** What happened on one day. Amounts are whole VND. */
export interface AdminSepayDay {
  /** `2026-03-27`, of the time zone that was asked for. */
  date: string
  received_vnd: number
  received_count: number
  /** Of it, what fits no payment as of now. */
  unmatched_vnd: number
  unmatched_count: number
  captured_count: number
  /** From the transfer that completed a payment to its capture; `null` without a capture. */
  time_to_captured_p50_seconds: number | null
  time_to_captured_p95_seconds: number | null
}

/** Answer of `GET /admin/sepay/reports/statistics`. */
export interface AdminSepayStatisticsResponse {
  /** The oldest first, without gaps. */
  days: AdminSepayDay[]
}
