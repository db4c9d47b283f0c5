import type { RouteName } from "../faults"
import type { EmulatorError } from "../operations/emulator-error"
import type { RateLimitUsage } from "./rate-limiter"
import type { ApiRequest, Reply } from "./reply"
import type { Method } from "./router"

/** One operation of one API generation. */
export interface ApiRoute {
  name: RouteName
  method: Method
  template: string
  /** @throws EmulatorError for every answer other than success. */
  handle(request: ApiRequest): Reply
}

/** How v2 and v1 differ around their routes. */
export interface ApiGeneration {
  routes: readonly ApiRoute[]
  /** The answer to a wrong or missing token. */
  unauthorized(): Reply
  rateLimited(retryAfterSeconds: number): Reply
  failure(error: EmulatorError): Reply
  /** Headers about the rate limit on every answer. */
  usageHeaders(usage: RateLimitUsage): Record<string, string>
}
