/**
 * A call to SePay: rate-limited, sent, read, and sent again where that is safe: GETs when SePay was not available, everything
 * when SePay said 429 (which it says before it does anything). A POST or DELETE whose outcome is unknown is never sent
 * again here: see ./create-or-adopt-order for the one that can be recovered.
 */
import { setTimeout as delay } from "node:timers/promises"
import type { z } from "zod"
import { readAnswer, type EmptyAnswerMeaning } from "./answers"
import { sepayFailure, SepayError, type SepayErrorKind } from "./errors"
import type { HttpAnswer, HttpMethod, HttpRequest, HttpSend } from "./http"
import type { RateLimiter } from "./rate-limiter"
import type { CallOptions } from "./sepay-api"

/** A request and what its answer must look like. */
export interface SepayRequest<Answer> extends HttpRequest {
  /** What the answer's JSON is parsed with. */
  schema: z.ZodType<Answer>
}

/** What an observer hears of every attempt that was sent: for logs and metrics, without bodies and headers. */
export interface CallRecord {
  operation: string
  method: HttpMethod
  /** From sending to the answer's end, without waits. */
  durationMilliseconds: number
  /** Missing when no answer came. */
  httpStatus?: number
  /** Missing when the attempt succeeded. */
  errorKind?: SepayErrorKind
  /** From 1. */
  attempt: number
}

/** Makes one call. @throws SepayError and nothing else. */
export type SepayCall = <Answer>(request: SepayRequest<Answer>, options?: CallOptions) => Promise<Answer>

/** What calls are made with. */
export interface CallPolicy {
  send: HttpSend
  emptyAnswerMeans: EmptyAnswerMeaning
  /** Longest time of one attempt, in milliseconds. */
  timeoutMilliseconds: number
  rateLimiter?: RateLimiter
  onCall?: (record: CallRecord) => void
}

const MAXIMUM_ATTEMPTS = 3
const FIRST_BACKOFF_MILLISECONDS = 200
/** A 429 that asks for a longer wait is handed to the caller. */
const MAXIMUM_RETRY_AFTER_SECONDS = 5
/** SePay's limits are per second. */
const DEFAULT_RETRY_AFTER_SECONDS = 1

/** Creates the caller of one API token. */
export function createSepayCall(policy: CallPolicy): SepayCall {
  return async (request, options = {}) => {
    // `waitBeforeRetry` ends it after MAXIMUM_ATTEMPTS.
    for (let attempt = 1; ; attempt += 1) {
      await waitForTurn(policy, request, options)
      const result = await attemptOnce(policy, request, options, attempt)
      if (!(result instanceof SepayError)) {
        return result.answer
      }
      if (result.kind === "rate_limited") {
        await holdBack(policy, result)
      }
      const waitMilliseconds = waitBeforeRetry(result, request.method, attempt, Math.random())
      if (waitMilliseconds === null || Date.now() + waitMilliseconds >= deadlineOf(options)) {
        throw result
      }
      await wait(waitMilliseconds, request, options)
    }
  }
}

/**
 * How long to wait before the next attempt, in milliseconds, or `null` when there is to be none. Pure.
 *
 * @param random from 0 to 1: clients that failed together do not come back together.
 */
export function waitBeforeRetry(
  error: SepayError,
  method: HttpMethod,
  attempt: number,
  random: number
): number | null {
  if (attempt >= MAXIMUM_ATTEMPTS) {
    return null
  }
  if (error.kind === "rate_limited") {
    const seconds = error.retryAfterSeconds ?? 0
    return seconds <= MAXIMUM_RETRY_AFTER_SECONDS ? Math.ceil(seconds * 1_000) : null
  }
  if (error.kind === "unavailable" && method === "GET") {
    return Math.ceil(FIRST_BACKOFF_MILLISECONDS * 2 ** (attempt - 1) * (0.5 + random / 2))
  }
  return null
}

async function waitForTurn(policy: CallPolicy, { operation }: HttpRequest, options: CallOptions): Promise<void> {
  const { priority = "shopper", deadlineAt, signal } = options
  refuseWhenTooLate(operation, options)
  try {
    await policy.rateLimiter?.({ operation, priority, deadlineAt, signal })
  } catch (error) {
    if (error instanceof SepayError) {
      throw error
    }
    // A rate limiter in a database can fail like one; what it says may hold secrets of its own.
    throw sepayFailure({ kind: "unavailable", operation, what: "the rate limiter failed before anything was sent" })
  }
  refuseWhenTooLate(operation, options)
}

/** One 429 is enough: whoever waits for a turn next waits until SePay takes calls again. */
async function holdBack({ rateLimiter }: CallPolicy, { retryAfterSeconds = DEFAULT_RETRY_AFTER_SECONDS }: SepayError): Promise<void> {
  try {
    await rateLimiter?.holdBack?.(retryAfterSeconds)
  } catch {
    // The call's own failure is what its caller has to hear of.
  }
}

function refuseWhenTooLate(operation: string, options: CallOptions): void {
  if (options.signal?.aborted) {
    throw sepayFailure({ kind: "unavailable", operation, what: "the caller gave up before anything was sent" })
  }
  if (Date.now() >= deadlineOf(options)) {
    throw sepayFailure({ kind: "unavailable", operation, what: "the time ran out before anything was sent" })
  }
}

async function attemptOnce<Answer>(
  policy: CallPolicy,
  request: SepayRequest<Answer>,
  options: CallOptions,
  attempt: number
): Promise<{ answer: Answer } | SepayError> {
  const startedAt = performance.now()
  const limits = {
    timeoutMilliseconds: Math.max(1, Math.min(policy.timeoutMilliseconds, deadlineOf(options) - Date.now())),
    signal: options.signal,
  }
  let httpAnswer: HttpAnswer | undefined
  let failure: SepayError | undefined
  try {
    httpAnswer = await policy.send(request, limits)
    return { answer: parseAnswer(request, httpAnswer, readAnswer(httpAnswer, request, policy.emptyAnswerMeans)) }
  } catch (error) {
    failure = toSepayError(error, request)
    return failure
  } finally {
    notify(policy, {
      operation: request.operation,
      method: request.method,
      durationMilliseconds: performance.now() - startedAt,
      httpStatus: httpAnswer?.status,
      errorKind: failure?.kind,
      attempt,
    })
  }
}

function parseAnswer<Answer>(request: SepayRequest<Answer>, answer: HttpAnswer, json: unknown): Answer {
  const parsed = request.schema.safeParse(json)
  if (parsed.success) {
    return parsed.data
  }
  const [issue] = parsed.error.issues
  throw sepayFailure({
    kind: "unexpected_answer",
    operation: request.operation,
    what: `the answer's ${issue?.path.join(".") || "body"} cannot be used: ${issue?.message ?? "not as documented"}`,
    httpStatus: answer.status,
    outcomeUnknown: request.method !== "GET",
  })
}

/** Anything else than a SepayError is a defect of ours; it must not carry the request into a log. */
function toSepayError(error: unknown, { operation, method }: HttpRequest): SepayError {
  if (error instanceof SepayError) {
    return error
  }
  const name = error instanceof Error ? error.name : typeof error
  return sepayFailure({
    kind: "unexpected_answer",
    operation,
    what: `the answer could not be read (${name})`,
    outcomeUnknown: method !== "GET",
  })
}

function notify({ onCall }: CallPolicy, record: CallRecord): void {
  try {
    onCall?.(record)
  } catch {
    // An observer that fails must not turn a call that worked into one that did not.
  }
}

async function wait(milliseconds: number, { operation }: HttpRequest, { signal }: CallOptions): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal })
  } catch {
    throw sepayFailure({ kind: "unavailable", operation, what: "the caller gave up between two attempts" })
  }
}

function deadlineOf({ deadlineAt = Infinity }: CallOptions): number {
  return deadlineAt
}
