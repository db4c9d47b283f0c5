import { findBaseUrlProblem, type SepayEnvironment } from "./base-url"
import { createSepayCall, type CallRecord, type SepayCall } from "./call"
import { sepayFailure } from "./errors"
import { createHttpSend } from "./http"
import type { RateLimiter } from "./rate-limiter"
import type { SepayApi, SepayApiVersion } from "./sepay-api"
import { createV1Api } from "./v1"
import { createV2Api } from "./v2"

/** How to talk to SePay. */
export interface SepayApiOptions {
  version: SepayApiVersion
  /** SePay's API token (64 letters and digits). It is sent to `baseUrl` and shows up nowhere else. */
  apiToken: string
  /** Chooses the base URL. API v1 has no sandbox. */
  environment: SepayEnvironment
  /**
   * Replaces the base URL, such as an emulator's `http://127.0.0.1:4010/v2`. In production it is https, or this machine.
   * @default `https://userapi.sepay.vn/v2`, `https://userapi-sandbox.sepay.vn/v2` or `https://my.sepay.vn/userapi`
   */
  baseUrl?: string
  /** Longest time of one attempt, in milliseconds, from 1 to 60000. @default 5000 */
  timeoutMilliseconds?: number
  /** Waited for before every attempt; see `createRateLimiter`. @default no rate limit */
  rateLimiter?: RateLimiter
  /** Hears of every attempt that was sent, for logs and metrics. What it throws is ignored. */
  onCall?: (record: CallRecord) => void
  /** Runs every call, its waits and retries included: for tracing. It must run it once and hand on what it answers. */
  wrapCall?: WrapCall
}

/** Runs something around a call. */
export type WrapCall = <Answer>(operation: string, run: () => Promise<Answer>) => Promise<Answer>

const BASE_URLS: Readonly<Record<SepayApiVersion, Partial<Record<SepayEnvironment, string>>>> = {
  v2: { production: "https://userapi.sepay.vn/v2", sandbox: "https://userapi-sandbox.sepay.vn/v2" },
  v1: { production: "https://my.sepay.vn/userapi" },
}

const DEFAULT_TIMEOUT_MILLISECONDS = 5_000
const MAXIMUM_TIMEOUT_MILLISECONDS = 60_000
/** What can stand in a header; a token that was pasted with a line break cannot. */
const TOKEN_PATTERN = /^[\x21-\x7e]{1,500}$/

/**
 * Creates the client of one API token. Nothing is sent before its first call.
 *
 * @throws SepayError `validation` when an option makes no sense; the message names the option and never its secret.
 */
export function createSepayApi(options: SepayApiOptions): SepayApi {
  const { version, apiToken, timeoutMilliseconds = DEFAULT_TIMEOUT_MILLISECONDS, rateLimiter, onCall } = options
  if (!TOKEN_PATTERN.test(apiToken)) {
    throw invalidOption("apiToken is empty or holds spaces, line breaks or other characters that no API token has")
  }
  if (!(timeoutMilliseconds >= 1 && timeoutMilliseconds <= MAXIMUM_TIMEOUT_MILLISECONDS)) {
    throw invalidOption(`timeoutMilliseconds must be from 1 to ${MAXIMUM_TIMEOUT_MILLISECONDS}`)
  }
  const call = createSepayCall({
    send: createHttpSend({ baseUrl: chooseBaseUrl(options), apiToken }),
    emptyAnswerMeans: version === "v1" ? "unauthorized" : "unexpected_answer",
    timeoutMilliseconds,
    rateLimiter,
    onCall,
  })
  const wrapped = options.wrapCall ? wrapCalls(call, options.wrapCall) : call
  return version === "v1" ? createV1Api(wrapped) : createV2Api(wrapped)
}

function wrapCalls(call: SepayCall, wrapCall: WrapCall): SepayCall {
  return (request, callOptions) => wrapCall(request.operation, () => call(request, callOptions))
}

function chooseBaseUrl({ version, environment, baseUrl }: SepayApiOptions): string {
  const chosen = baseUrl ?? BASE_URLS[version][environment]
  if (chosen === undefined) {
    throw invalidOption(`API ${version} has no ${environment} environment of its own: give baseUrl, or use API v2`)
  }
  const problem = findBaseUrlProblem(chosen, environment)
  if (problem !== null) {
    throw invalidOption(`baseUrl ${problem}`)
  }
  return chosen.replace(/\/+$/, "")
}

function invalidOption(what: string) {
  return sepayFailure({ kind: "validation", operation: "createSepayApi", what })
}
