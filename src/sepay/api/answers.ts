/**
 * What an HTTP answer of SePay means: its JSON, or a {@link SepayError}. Pure.
 *
 * v2 uses HTTP statuses as they are meant; v1 answers 200 to nearly everything, with the real status in the body, and
 * an empty 200 to a wrong token.
 */
import { toLogText } from "../log-text"
import { sepayFailure, type SepayError, type SepayErrorKind } from "./errors"
import type { HttpAnswer, HttpRequest } from "./http"

/** What HTTP 200 without a body means: in v1 a wrong token, in v2 nothing that SePay documents. */
export type EmptyAnswerMeaning = Extract<SepayErrorKind, "unauthorized" | "unexpected_answer">

/** Texts of SePay are cut to this many characters before they get into an error. */
const MAXIMUM_QUOTED_LENGTH = 300
/** What is waited when a 429 does not say how long, in seconds. */
const DEFAULT_RETRY_AFTER_SECONDS = 1

const KINDS_BY_CODE: Readonly<Record<string, SepayErrorKind>> = {
  unauthorized: "unauthorized",
  rate_limited: "rate_limited",
  rate_limit_exceeded: "rate_limited",
  duplicate: "duplicate",
  not_found: "not_found",
  invalid_state: "invalid_state",
  vcb_cancel_not_allowed: "invalid_state",
  validation_error: "validation",
  invalid_tid_format: "validation",
  invalid_tid: "validation",
  unsupported_bank: "validation",
  // The docs do not say whether the bank acted before these: treated like every other 5xx.
  vcb_error: "unavailable",
  vcb_connection_error: "unavailable",
  vcb_cancel_error: "unavailable",
}

/** For v1's `{"status":"error"}`, which has neither a status nor (always) a code. */
const KINDS_BY_MESSAGE: readonly [RegExp, SepayErrorKind][] = [
  [/already exist|duplicate|đã tồn tại|trùng/i, "duplicate"],
  [/not found|không tìm thấy|không tồn tại/i, "not_found"],
  [/too many requests|rate limit/i, "rate_limited"],
  [/unauthori[sz]ed|api token/i, "unauthorized"],
]

/** What SePay itself says about a failure. */
interface Complaint {
  /** The HTTP status, or v1's status in the body; `null` when SePay only says "error". */
  status: number | null
  code?: string
  message?: string
}

/**
 * Reads an answer.
 *
 * @returns the parsed JSON, or `undefined` for the empty 204 that confirms a DELETE.
 * @throws SepayError of every kind.
 */
export function readAnswer(answer: HttpAnswer, request: HttpRequest, emptyAnswerMeans: EmptyAnswerMeaning): unknown {
  const isSuccess = answer.status >= 200 && answer.status < 300
  if (isSuccess && answer.text.trim() === "") {
    return readEmptyAnswer(answer, request, emptyAnswerMeans)
  }
  const json = parseJson(answer.text)
  const complaint = json === undefined ? complaintOfText(answer.status) : complaintOfJson(answer.status, json)
  if (complaint) {
    throw refusal(answer, request, complaint)
  }
  if (json === undefined) {
    throw notJson(answer, request)
  }
  return json
}

function readEmptyAnswer(answer: HttpAnswer, request: HttpRequest, emptyAnswerMeans: EmptyAnswerMeaning): undefined {
  if (answer.status === 204 && request.method === "DELETE") {
    return undefined
  }
  const isUnauthorized = answer.status === 200 && emptyAnswerMeans === "unauthorized"
  throw sepayFailure({
    kind: isUnauthorized ? "unauthorized" : "unexpected_answer",
    operation: request.operation,
    what: isUnauthorized
      ? "SePay answered with nothing, which is how API v1 refuses an API token"
      : "SePay answered with nothing",
    httpStatus: answer.status,
    outcomeUnknown: !isUnauthorized && request.method !== "GET",
  })
}

/** Statuses that are clear without a body; other pages of text may come from anybody between us and SePay. */
function complaintOfText(status: number): Complaint | null {
  return status === 401 || status === 429 || status === 408 || status >= 500 ? { status } : null
}

function complaintOfJson(httpStatus: number, json: unknown): Complaint | null {
  const body = isRecord(json) ? json : {}
  const bodyStatus = Number(body["status"])
  const words = {
    code: findCode(body["error_code"], body["error"]),
    message: findMessage(body["message"], body["messages"], body["error"]),
  }
  if (httpStatus >= 400) {
    return { status: httpStatus, ...words }
  }
  if (httpStatus >= 300) {
    return null
  }
  if (bodyStatus >= 400) {
    return { status: bodyStatus, ...words }
  }
  return body["status"] === "error" ? { status: null, ...words } : null
}

function refusal(answer: HttpAnswer, request: HttpRequest, complaint: Complaint): SepayError {
  const kind = kindOf(request, complaint)
  return sepayFailure({
    kind,
    operation: request.operation,
    httpStatus: answer.status,
    sepayCode: complaint.code,
    sepayMessage: complaint.message,
    retryAfterSeconds: kind === "rate_limited" ? readRetryAfter(answer.retryAfter) : undefined,
    outcomeUnknown: kind === "unavailable" && request.method !== "GET",
  })
}

function kindOf(request: HttpRequest, { status, code, message }: Complaint): SepayErrorKind {
  const byCode = code === undefined ? undefined : KINDS_BY_CODE[code.toLowerCase()]
  if (byCode) {
    return byCode
  }
  if (status !== null) {
    return kindOfStatus(request, status)
  }
  const byMessage = KINDS_BY_MESSAGE.find(([pattern]) => pattern.test(message ?? ""))?.[1]
  // A cancellation has no input that could be invalid: what is refused is the state.
  return byMessage ?? (request.method === "DELETE" ? "invalid_state" : "validation")
}

function kindOfStatus({ method }: HttpRequest, status: number): SepayErrorKind {
  switch (status) {
    case 401:
    case 403:
      return "unauthorized"
    case 404:
      return "not_found"
    case 408:
      return "unavailable"
    case 409:
      return method === "DELETE" ? "invalid_state" : "duplicate"
    case 429:
      return "rate_limited"
    default:
      return status >= 500 ? "unavailable" : "validation"
  }
}

function notJson({ status }: HttpAnswer, { operation, method }: HttpRequest): SepayError {
  const isRedirect = status >= 300 && status < 400
  return sepayFailure({
    kind: "unexpected_answer",
    operation,
    what: isRedirect ? "SePay redirects elsewhere, which is not followed" : "the answer is not JSON (a web page?)",
    httpStatus: status,
    // A page instead of an answer is often maintenance; a redirect stays.
    retryable: !isRedirect,
    outcomeUnknown: method !== "GET" && status < 400,
  })
}

/** Seconds, or an HTTP date; a second when the header is missing or makes no sense. */
function readRetryAfter(header: string | null): number {
  if (header === null || header.trim() === "") {
    return DEFAULT_RETRY_AFTER_SECONDS
  }
  const seconds = Number(header)
  const wait = Number.isNaN(seconds) ? (Date.parse(header) - Date.now()) / 1_000 : seconds
  return Number.isFinite(wait) ? Math.max(0, wait) : DEFAULT_RETRY_AFTER_SECONDS
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A code is one word such as `invalid_tid`; v1 also puts statuses and sentences into `error`. */
function findCode(...candidates: unknown[]): string | undefined {
  return candidates.find((value): value is string => typeof value === "string" && /^[a-z]\w{0,63}$/i.test(value))
}

function findMessage(...candidates: unknown[]): string | undefined {
  const texts = candidates.flatMap((value) => (isRecord(value) ? Object.values(value) : [value]))
  const message = texts.find((value): value is string => typeof value === "string" && value.trim() !== "")
  // It is quoted in errors, and errors are logged.
  return message === undefined ? undefined : toLogText(message.trim().slice(0, MAXIMUM_QUOTED_LENGTH))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
