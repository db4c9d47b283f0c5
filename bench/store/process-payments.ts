/** Body of `POST /bench/payments`. */
export interface ProcessPaymentsRequest {
  session_ids: string[]
  concurrency: number
}

/** Its answer, after the last one. */
export interface ProcessPaymentsAnswer {
  /** When the first workflow was started, on the machine's monotonic clock. */
  started_at_milliseconds: number
}
