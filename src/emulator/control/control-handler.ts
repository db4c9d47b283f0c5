import { ZodError } from "zod"
import { BankRefusal } from "../bank/book-transfer"
import type { ApiRequest, Reply } from "../http/reply"
import { readJsonBody } from "../http/read-body"
import { createRouter } from "../http/router"
import type { Method } from "../http/router"
import type { RequestHandler } from "../http/server"
import { EmulatorError } from "../operations/emulator-error"
import { refuseForeignPage } from "./refuse-foreign-page"

/** An endpoint that steers the emulator. It answers `{status: "success", data}`. */
export interface ControlRoute {
  method: Method
  template: string
  /** @returns what goes into `data`. */
  handle(request: ApiRequest): unknown
}

/**
 * Answers control requests. They need no token, are not limited, not counted and never faulty.
 *
 * @param host the address that the emulator listens on
 */
export function createControlHandler(routes: readonly ControlRoute[], host: string): RequestHandler {
  const findRoute = createRouter(routes)
  return async (request, url) => {
    const match = findRoute(request.method ?? "GET", url.pathname)
    try {
      if (!match) {
        throw EmulatorError.notFound("Endpoint")
      }
      refuseForeignPage(request, host)
      const body = await readJsonBody(request)
      const data = await match.route.handle({ params: match.params, query: url.searchParams, body })
      return { status: 200, body: { status: "success", data } }
    } catch (error) {
      return failureReply(error)
    }
  }
}

function failureReply(error: unknown): Reply {
  if (error instanceof ZodError) {
    const message = error.issues.map(({ path, message }) => `${path.join(".") || "request"}: ${message}`).join("; ")
    return errorReply(422, "validation_error", message)
  }
  if (error instanceof BankRefusal) {
    return errorReply(error.status, error.errorCode, error.message, { reason: error.reason })
  }
  if (error instanceof EmulatorError) {
    return errorReply(error.status, error.errorCode, error.message)
  }
  throw error
}

function errorReply(
  status: number,
  errorCode: string | null,
  message: string,
  more: Record<string, string> = {}
): Reply {
  return { status, body: { status: "error", error_code: errorCode, message, ...more } }
}
