/**
 * What can go wrong between us and SePay: one family, {@link SepayError}, that says what happened, whether trying again
 * makes sense and whether SePay may have done what we asked although we do not know it.
 */

/**
 * What happened:
 * - `unauthorized`: the token is wrong, incomplete, deleted or of another environment (in v1: HTTP 200, empty body);
 * - `validation`: SePay refused the input;
 * - `duplicate`: the order code is taken;
 * - `invalid_state`: the order or VA is no longer in a state that permits it (paid, cancelled);
 * - `not_found`: SePay does not know the id, or it is another company's;
 * - `rate_limited`: too many requests; nothing was done;
 * - `unavailable`: no answer (in time), or SePay's or the bank's systems failed;
 * - `unexpected_answer`: an answer that is not what SePay documents (an HTML page, a redirect, a missing VA number).
 */
export const SEPAY_ERROR_KINDS = [
  "unauthorized",
  "validation",
  "duplicate",
  "invalid_state",
  "not_found",
  "rate_limited",
  "unavailable",
  "unexpected_answer",
] as const

/** One of {@link SEPAY_ERROR_KINDS}. */
export type SepayErrorKind = (typeof SEPAY_ERROR_KINDS)[number]

/** What a {@link SepayError} is made of. */
export interface SepayErrorDetails {
  kind: SepayErrorKind
  /** The method of `SepayApi` that failed, such as `createOrder`. */
  operation: string
  /** For people: what happened, where, and what to do. */
  message: string
  /** SePay's own code, such as `invalid_tid`. */
  sepayCode?: string
  /** SePay's own sentence. */
  sepayMessage?: string
  httpStatus?: number
  /** @default true for `rate_limited` and `unavailable` */
  retryable?: boolean
  /** @default false */
  outcomeUnknown?: boolean
  retryAfterSeconds?: number
}

const RETRYABLE_KINDS: ReadonlySet<SepayErrorKind> = new Set(["rate_limited", "unavailable"])

/**
 * The only kind of error that `SepayApi` throws. It holds no request, no header and no `cause`: nothing in it can hold
 * the API token.
 */
export class SepayError extends Error {
  override readonly name = "SepayError"
  readonly kind: SepayErrorKind
  readonly operation: string
  readonly sepayCode?: string
  readonly sepayMessage?: string
  readonly httpStatus?: number
  /** Whether the same call can succeed later without anybody changing anything. */
  readonly retryable: boolean
  /** Whether SePay may have done what was asked: the request was sent, and its outcome is not known. */
  readonly outcomeUnknown: boolean
  /** How long SePay asks to wait, in seconds. */
  readonly retryAfterSeconds?: number

  constructor(details: SepayErrorDetails) {
    super(details.message)
    this.kind = details.kind
    this.operation = details.operation
    this.sepayCode = details.sepayCode
    this.sepayMessage = details.sepayMessage
    this.httpStatus = details.httpStatus
    this.retryable = details.retryable ?? RETRYABLE_KINDS.has(details.kind)
    this.outcomeUnknown = details.outcomeUnknown ?? false
    this.retryAfterSeconds = details.retryAfterSeconds
  }

  /** The same error with other details, for callers that know more than the single request did. */
  with(changes: Partial<SepayErrorDetails>): SepayError {
    return new SepayError({ ...this, message: this.message, ...changes })
  }
}

/** Whether a call failed because SePay knows the order or virtual account no more, or has closed it. */
export function isOver(error: unknown): error is SepayError {
  return error instanceof SepayError && (error.kind === "invalid_state" || error.kind === "not_found")
}

/** What happened and what to do next, per kind, as parts of a sentence. */
const SENTENCES: Readonly<Record<SepayErrorKind, { what: string; next: string }>> = {
  unauthorized: {
    what: "SePay refused the API token",
    next: "Check that the token is complete, not deleted at SePay, and of this environment and company.",
  },
  validation: {
    what: "SePay refused the request",
    next: "Correct what is named and try again.",
  },
  duplicate: {
    what: "SePay already has an order with this order code",
    next: "Look the order up by its code, or use another code.",
  },
  invalid_state: {
    what: "the state of the order or virtual account does not permit it",
    next: "Get the order and see whether it was paid or cancelled.",
  },
  not_found: {
    what: "SePay does not know this id",
    next: "Check that id, bank account and API token belong together.",
  },
  rate_limited: {
    what: "too many requests to SePay",
    next: "Nothing was done: try again later, or lower requestsPerSecond.",
  },
  unavailable: {
    what: "SePay, or the bank behind it, is not available",
    next: "Try again later.",
  },
  unexpected_answer: {
    what: "SePay's answer is not what SePay documents",
    next: "Check the base URL and what SePay changed.",
  },
}

const UNKNOWN_OUTCOME_SENTENCE = "SePay may have done it all the same: look before doing it again."

/** A {@link SepayError} whose message is put together from what is known. */
export interface SepayFailure extends Omit<SepayErrorDetails, "message"> {
  /** Replaces the kind's general "what happened" by what happened exactly; no capital, no full stop. */
  what?: string
}

/** Builds the error with a sentence that says what happened, where, and what to do next. */
export function sepayFailure({ what, ...details }: SepayFailure): SepayError {
  const sentence = SENTENCES[details.kind]
  const parts = [
    `${details.operation}: ${what ?? sentence.what}${quoteSepay(details)}.`,
    details.outcomeUnknown ? UNKNOWN_OUTCOME_SENTENCE : sentence.next,
  ]
  return new SepayError({ ...details, message: parts.join(" ") })
}

/** ` (HTTP 422, invalid_tid: "…")`: what SePay itself said, as far as it said anything. */
function quoteSepay({ httpStatus, sepayCode, sepayMessage }: SepayFailure): string {
  const status = httpStatus === undefined ? "" : `HTTP ${httpStatus}`
  const code = [status, sepayCode].filter(Boolean).join(", ")
  const said = [code, sepayMessage && `"${sepayMessage}"`].filter(Boolean).join(": ")
  return said && ` (${said})`
}
