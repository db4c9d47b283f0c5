/** Why the store did not answer with a payment, in a plain sentence. */
export class SepayClientError extends Error {
  constructor(
    message: string,
    /** The HTTP status of the store's refusal; `null` when there was no answer at all. */
    readonly status: number | null,
    /** How long the store asks to wait; `null` when it does not say, or the browser may not read it. */
    readonly retryAfterSeconds: number | null = null
  ) {
    super(message)
  }
}

const NOW_OR_NEVER = /^4(?!08|25|29)/

/** Whether the same request would be refused again: 4xx, but for a time-out, "too early" and "too many". */
export function isPermanent(error: unknown): error is SepayClientError {
  return error instanceof SepayClientError && NOW_OR_NEVER.test(String(error.status))
}
