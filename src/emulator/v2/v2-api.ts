import type { ApiGeneration } from "../http/api-generation"
import type { OperationContext } from "../operations/operation-context"
import { bankAccountRoutes } from "./bank-account-routes"
import { orderRoutes } from "./order-routes"
import { transactionRoutes } from "./transaction-routes"

/** SePay's API v2: HTTP status codes that mean what they say, UUIDs, pages. */
export function createV2Api(context: OperationContext): ApiGeneration {
  return {
    routes: [...orderRoutes(context), ...bankAccountRoutes(context), ...transactionRoutes(context)],
    unauthorized: () => errorReply(401, "Invalid or missing API token", "unauthorized"),
    rateLimited: (retryAfterSeconds) => ({
      ...errorReply(429, "Too many requests", "rate_limited"),
      headers: { "retry-after": String(retryAfterSeconds) },
    }),
    failure: ({ status, message, errorCode }) => errorReply(status, message, errorCode),
    usageHeaders: ({ limit, remaining, resetAtUnixSeconds }) => ({
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(remaining),
      "x-ratelimit-reset": String(resetAtUnixSeconds),
    }),
  }
}

/** `error_code` is left out where SePay has none (404, some 400s). */
function errorReply(status: number, message: string, errorCode: string | null) {
  return { status, body: { status: "error", message, ...(errorCode === null ? {} : { error_code: errorCode }) } }
}
