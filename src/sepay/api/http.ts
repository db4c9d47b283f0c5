/**
 * One HTTP request to SePay and its answer as text. No retries, no rate limit (./call), no meaning (./answers).
 *
 * The API token is known here and nowhere else. Axios's errors hold the request's headers, so none of them leaves this
 * file; and a token that SePay repeats in an answer is blotted out before anybody reads the answer.
 */
import { Agent as HttpAgent } from "node:http"
import { Agent as HttpsAgent } from "node:https"
import axios, { type AxiosInstance } from "axios"
import { sepayFailure, type SepayError } from "./errors"

/** The methods that SePay's API uses. */
export type HttpMethod = "GET" | "POST" | "DELETE"

/** Query parameters; what is `undefined` is left out. */
export type Query = Readonly<Record<string, string | number | undefined>>

/** One request. */
export interface HttpRequest {
  /** The method of `SepayApi`, for messages. */
  operation: string
  method: HttpMethod
  /** From the base URL on, starting with a slash, every part encoded. */
  path: string
  query?: Query
  /** Sent as JSON. */
  body?: Readonly<Record<string, unknown>>
}

/** How long one request may take. */
export interface HttpLimits {
  timeoutMilliseconds: number
  signal?: AbortSignal
}

/** An answer, whatever its status. */
export interface HttpAnswer {
  status: number
  text: string
  /** What the 429's header says, unread: `Retry-After` (v2) or `x-sepay-userapi-retry-after` (v1). */
  retryAfter: string | null
}

/** @throws SepayError `unavailable` or `unexpected_answer`, and nothing else. */
export type HttpSend = (request: HttpRequest, limits: HttpLimits) => Promise<HttpAnswer>

/** Where requests go. */
export interface HttpOptions {
  /** Without a slash at its end. */
  baseUrl: string
  apiToken: string
}

/** 5000 transactions of v1 are about 2 MiB. */
const MAXIMUM_ANSWER_BYTES = 8 * 1024 * 1024
const MAXIMUM_REQUEST_BYTES = 64 * 1024
/** More would only be refused by the rate limit. */
const MAXIMUM_SOCKETS = 8
/** Shorter than servers keep idle connections: a request on one that just closed has an unknown outcome. */
const IDLE_SOCKET_MILLISECONDS = 4_000
const REDACTED_TOKEN = "[API token]"

/** Creates the sender of one API token. */
export function createHttpSend({ baseUrl, apiToken }: HttpOptions): HttpSend {
  const client = createClient(baseUrl, apiToken)
  return async (request, { timeoutMilliseconds, signal }) => {
    const timeLimit = startTimeLimit(timeoutMilliseconds, signal)
    try {
      const { status, data, headers } = await client.request<unknown>({
        method: request.method,
        url: request.path,
        params: request.query,
        data: request.body,
        signal: timeLimit.signal,
      })
      return {
        status,
        text: (typeof data === "string" ? data : "").replaceAll(apiToken, REDACTED_TOKEN),
        retryAfter: headerText(headers["retry-after"]) ?? headerText(headers["x-sepay-userapi-retry-after"]),
      }
    } catch (error) {
      throw describeConnectionFailure(request, error, timeLimit.endedBy(), timeoutMilliseconds)
    } finally {
      timeLimit.stop()
    }
  }
}

function createClient(baseUrl: string, apiToken: string): AxiosInstance {
  const agentOptions = { keepAlive: true, maxSockets: MAXIMUM_SOCKETS, timeout: IDLE_SOCKET_MILLISECONDS }
  return axios.create({
    baseURL: baseUrl,
    headers: { Authorization: `Bearer ${apiToken}`, Accept: "application/json" },
    httpAgent: new HttpAgent(agentOptions),
    httpsAgent: new HttpsAgent(agentOptions),
    // Neither a redirect nor HTTP_PROXY may carry the token elsewhere.
    maxRedirects: 0,
    proxy: false,
    maxContentLength: MAXIMUM_ANSWER_BYTES,
    maxBodyLength: MAXIMUM_REQUEST_BYTES,
    responseType: "text",
    transformResponse: (text: unknown) => text,
    validateStatus: () => true,
  })
}

/**
 * Ends a request after a time (body included, which axios's own timeout is not) or with the caller's signal.
 *
 * Not with `AbortSignal.any`: the caller's signal lives as long as the process, and Node 20 keeps a little memory in it for
 * each signal that was derived from it, for ever.
 */
function startTimeLimit(timeoutMilliseconds: number, callerSignal: AbortSignal | undefined) {
  const controller = new AbortController()
  let end: "timeout" | "caller" | null = null
  const endWith = (reason: "timeout" | "caller") => {
    end ??= reason
    controller.abort()
  }
  const onCallerAbort = () => endWith("caller")
  const timer = setTimeout(() => endWith("timeout"), timeoutMilliseconds)
  callerSignal?.addEventListener("abort", onCallerAbort, { once: true })
  if (callerSignal?.aborted) {
    onCallerAbort()
  }
  return {
    signal: controller.signal,
    endedBy: () => end,
    stop: () => {
      clearTimeout(timer)
      callerSignal?.removeEventListener("abort", onCallerAbort)
    },
  }
}

/** Only codes are taken over from the error: its message and its other fields could repeat the request. */
function describeConnectionFailure(
  { operation, method }: HttpRequest,
  error: unknown,
  endedBy: "timeout" | "caller" | null,
  timeoutMilliseconds: number
): SepayError {
  const couldHaveActed = method !== "GET"
  if (endedBy !== null) {
    return sepayFailure({
      kind: "unavailable",
      operation,
      what:
        endedBy === "timeout"
          ? `no answer from SePay within ${Math.round(timeoutMilliseconds)} ms`
          : "the caller gave up before SePay answered",
      outcomeUnknown: couldHaveActed,
    })
  }
  const code = errorField(error, "code") ?? "no code"
  if (UNREADABLE_ANSWER_CODE_PATTERN.test(code) || isAnswerTooLong(error)) {
    return sepayFailure({
      kind: "unexpected_answer",
      operation,
      what: `the answer could not be read as HTTP, or has more than ${MAXIMUM_ANSWER_BYTES} bytes (${code})`,
      outcomeUnknown: couldHaveActed,
    })
  }
  const isUnsent = wasNeverSent(error)
  return sepayFailure({
    kind: "unavailable",
    operation,
    what: isUnsent ? `no connection to SePay (${code}), nothing was sent` : `the connection to SePay broke (${code})`,
    outcomeUnknown: couldHaveActed && !isUnsent,
  })
}

/** Node's HTTP parser and its decompression. */
const UNREADABLE_ANSWER_CODE_PATTERN = /^(HPE_|Z_)/
/** Certificates are checked before the request is written. */
const CERTIFICATE_CODE_PATTERN = /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT_)/
const CONNECTING_CALLS: ReadonlySet<string | null> = new Set(["connect", "getaddrinfo"])

/** Whether the failure came before a connection stood: name not resolved, refused, unreachable, wrong certificate. */
function wasNeverSent(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  // Several addresses tried ("happy eyeballs"): one error each.
  const failures: unknown[] = cause instanceof AggregateError ? cause.errors : [cause]
  return failures.every(
    (failure) =>
      CONNECTING_CALLS.has(errorField(failure, "syscall")) ||
      CERTIFICATE_CODE_PATTERN.test(errorField(failure, "code") ?? "")
  )
}

/** Axios gives an answer that is too long the code of one that breaks off. */
function isAnswerTooLong(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("maxContentLength")
}

function errorField(error: unknown, name: "code" | "syscall"): string | null {
  const value: unknown = typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined
  return typeof value === "string" ? value : null
}

function headerText(value: unknown): string | null {
  return typeof value === "string" ? value : null
}
