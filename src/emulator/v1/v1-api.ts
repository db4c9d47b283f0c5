import type { ApiGeneration } from "../http/api-generation"
import type { Reply } from "../http/reply"
import type { V1ErrorStyle } from "../options"
import type { EmulatorError } from "../operations/emulator-error"
import type { OperationContext } from "../operations/operation-context"
import { bankAccountRoutes } from "./bank-account-routes"
import { orderRoutes } from "./order-routes"
import { transactionRoutes } from "./transaction-routes"

/** Statuses that real v1 answers as HTTP 200, with the status in the body only. */
const BUSINESS_ERROR_STATUSES: ReadonlySet<number> = new Set([400, 403, 409, 422])

/** SePay's API v1: BIDV orders only, integers as ids, numbers as text, errors that look like successes. */
export function createV1Api(context: OperationContext, errorStyle: V1ErrorStyle): ApiGeneration {
  return {
    routes: [...orderRoutes(context), ...bankAccountRoutes(context), ...transactionRoutes(context)],
    // Documented is a 401; the real one answers 200 with nothing in it.
    unauthorized: () =>
      errorStyle === "httpStatus"
        ? { status: 401, body: errorJson(401, "unauthorized", "Invalid or missing API token") }
        : { status: 200 },
    rateLimited: (retryAfterSeconds) => ({
      status: 429,
      headers: { "x-sepay-userapi-retry-after": String(retryAfterSeconds) },
      body: { status: 429, error: "rate_limit_exceeded", message: "Too many requests" },
    }),
    failure: (error) => failureReply(error, errorStyle),
    usageHeaders: () => ({}),
  }
}

function failureReply({ status, errorCode, message }: EmulatorError, errorStyle: V1ErrorStyle): Reply {
  const isHidden = errorStyle !== "httpStatus" && BUSINESS_ERROR_STATUSES.has(status)
  const httpStatus = isHidden ? 200 : status
  if (isHidden && errorStyle === "statusError") {
    return { status: httpStatus, body: { status: "error", error: errorCode, message } }
  }
  return { status: httpStatus, body: errorJson(status, errorCode, message) }
}

function errorJson(status: number, errorCode: string | null, message: string) {
  return { status, error: errorCode ?? String(status), messages: { error: message } }
}
