import type { VietnamTime } from "../company/clock"
import type { PostAnswer } from "./http-poster"
import type { WebhookPayload } from "./payload"

/** Minutes between SePay's attempts: 8 attempts in about 33 minutes, then never again. */
export const RETRY_DELAYS_MINUTES = [1, 1, 2, 3, 5, 8, 13] as const

/** How much of an endpoint's answer is kept, in characters. */
const MAXIMUM_KEPT_ANSWER_CHARACTERS = 2000

/** Where an attempt to deliver a webhook stands. `dropped`: lost by a fault; `cancelled`: the emulator was reset. */
export type DeliveryOutcome = "scheduled" | "sending" | "succeeded" | "failed" | "dropped" | "cancelled"

/** One attempt to deliver one webhook. */
export interface Delivery {
  id: number
  /** The webhook's `id`; 0 for a test send. */
  transactionId: number
  /** From 1; a retry is a delivery of its own. */
  attempt: number
  /** The delivery that a person replayed. */
  replayOf: number | null
  url: string
  outcome: DeliveryOutcome
  /** HTTP status of the answer; `null` without one. */
  status: number | null
  /** Whether SePay counts it as a success. */
  ok: boolean
  /** The beginning of the answer's body. */
  responseBody: string
  /** Why there was no answer. */
  error: string | null
  durationMilliseconds: number | null
  /** When it was sent (real time); `null` before. */
  at: VietnamTime | null
  payload: WebhookPayload
}

/** What an attempt came to. */
export type DeliveryResult = Pick<Delivery, "outcome" | "status" | "ok" | "responseBody" | "error">

/** Success is 200 or 201 with a JSON body whose `success` is `true`. Everything else is a failure, 202 and 204 too. */
export function judgeAnswer({ status, body }: PostAnswer): DeliveryResult {
  const ok = (status === 200 || status === 201) && saysSuccess(body)
  return {
    outcome: ok ? "succeeded" : "failed",
    status,
    ok,
    responseBody: body.slice(0, MAXIMUM_KEPT_ANSWER_CHARACTERS),
    error: null,
  }
}

/** The result of an attempt without an answer. */
export function judgeNetworkError(error: unknown): DeliveryResult {
  const message = error instanceof Error ? error.message || error.name : String(error)
  return { outcome: "failed", status: null, ok: false, responseBody: "", error: message }
}

/**
 * How many minutes after this attempt SePay tries again, or `null` for never: only after network errors and answers
 * other than 2xx, so a 200 with a wrong body is logged as failed and left alone.
 */
export function minutesUntilRetry({ outcome, status, attempt }: Delivery): number | null {
  const isRetryable = outcome === "failed" && (status === null || status < 200 || status > 299)
  return isRetryable ? (RETRY_DELAYS_MINUTES[attempt - 1] ?? null) : null
}

function saysSuccess(body: string): boolean {
  try {
    const answer: unknown = JSON.parse(body)
    return typeof answer === "object" && answer !== null && "success" in answer && answer.success === true
  } catch {
    return false
  }
}
