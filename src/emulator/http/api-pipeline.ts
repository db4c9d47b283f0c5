/** What SePay does with every request to its API, whichever generation: count, limit, authenticate, answer. */
import { setTimeout as delay } from "node:timers/promises"
import type { IncomingMessage } from "node:http"
import type { FaultSwitches, RouteName } from "../faults"
import { EmulatorError } from "../operations/emulator-error"
import type { ApiGeneration, ApiRoute } from "./api-generation"
import type { RateLimiter, RateLimitUsage } from "./rate-limiter"
import { readBody } from "./read-body"
import type { Outcome, Reply } from "./reply"
import type { RequestCounts } from "./request-counts"
import { createRouter } from "./router"
import type { RouteMatch } from "./router"

/** What a pipeline works with. */
export interface PipelineParts {
  generation: ApiGeneration
  limiter: RateLimiter
  faults: FaultSwitches
  counts: RequestCounts
  apiToken: string
  latencyMilliseconds: number
}

/** Answers requests to one API generation. */
export type Pipeline = (request: IncomingMessage, url: URL) => Promise<Outcome>

/** Builds the pipeline of one API generation. */
export function createPipeline(parts: PipelineParts): Pipeline {
  const { generation, limiter, faults, counts } = parts
  const findRoute = createRouter(generation.routes)
  return async (request, url) => {
    const method = request.method ?? "GET"
    const match = findRoute(method, url.pathname)
    const routeName = match?.route.name ?? null
    counts.add(match ? `${method} ${match.route.template}` : "unmatched")
    await wait(parts.latencyMilliseconds + (faults.take("latencyMilliseconds", routeName)?.milliseconds ?? 0))

    const usage = limiter.count(request.socket.remoteAddress ?? "", Date.now())
    const outcome = refuseByLimit(generation, usage) ?? strike(generation, faults, routeName)
    return withUsage(generation, usage, outcome ?? (await handle(parts, request, url, match)))
  }
}

function refuseByLimit(generation: ApiGeneration, usage: RateLimitUsage | null): Reply | null {
  return usage?.isExceeded ? generation.rateLimited(usage.retryAfterSeconds) : null
}

/** The faults that strike before anything is done. */
function strike(generation: ApiGeneration, faults: FaultSwitches, route: RouteName | null): Outcome | null {
  const rateLimited = faults.take("rateLimited", route)
  if (rateLimited) {
    return generation.rateLimited(rateLimited.retryAfterSeconds)
  }
  if (faults.take("timeout", route)) {
    return "silence"
  }
  const html = faults.take("html", route)
  if (html) {
    return htmlPage(html.status)
  }
  const broken = faults.take("status", route)
  return broken ? generation.failure(new EmulatorError(broken.status, null, "Internal error")) : null
}

async function handle(
  { generation, faults, apiToken }: PipelineParts,
  request: IncomingMessage,
  url: URL,
  match: RouteMatch<ApiRoute> | null
): Promise<Outcome> {
  if (request.headers.authorization !== `Bearer ${apiToken}`) {
    return generation.unauthorized()
  }
  if (!match) {
    return generation.failure(EmulatorError.notFound("Endpoint"))
  }
  try {
    const { route, params } = match
    const reply = route.handle({ params, query: url.searchParams, body: await readBody(request) })
    return losesResponse(faults, route.name) ? "destroy" : reply
  } catch (error) {
    if (error instanceof EmulatorError) {
      return generation.failure(error)
    }
    throw error
  }
}

/** Without a route of its own, the fault strikes where the lost answer matters most: at the creation of orders. */
function losesResponse(faults: FaultSwitches, route: RouteName): boolean {
  const strikes = faults.take(
    "loseResponseAfterCreate",
    route,
    (fault) => route === "createOrder" || (route === "addVirtualAccount" && fault.route === route)
  )
  return strikes !== null
}

function withUsage(generation: ApiGeneration, usage: RateLimitUsage | null, outcome: Outcome): Outcome {
  if (typeof outcome === "string" || !usage) {
    return outcome
  }
  return { ...outcome, headers: { ...generation.usageHeaders(usage), ...outcome.headers } }
}

function htmlPage(status: 200 | 502): Reply {
  const title = status === 200 ? "SePay" : "502 Bad Gateway"
  return {
    status,
    headers: { "content-type": "text/html; charset=utf-8" },
    body: `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
  }
}

async function wait(milliseconds: number): Promise<void> {
  if (milliseconds > 0) {
    await delay(milliseconds, undefined, { ref: false })
  }
}
