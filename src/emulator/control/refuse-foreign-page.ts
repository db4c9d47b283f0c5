import type { IncomingMessage } from "node:http"
import { isIP } from "node:net"
import { EmulatorError } from "../operations/emulator-error"

/**
 * Refuses what another page in a developer's browser sends. The control endpoints need no token, move the bank's money and
 * tell the API token and webhook secrets: a page must neither post to them nor, under a name of its own that leads to this
 * machine (DNS rebinding), read them.
 *
 * @param host the address that the emulator listens on: its name is allowed, too.
 * @throws EmulatorError 403, 415
 */
export function refuseForeignPage(request: IncomingMessage, host: string): void {
  const { origin, "content-type": contentType = "" } = request.headers
  const calledHost = request.headers.host ?? ""
  const hostname = readHostname(calledHost)
  if (hostname === null || !(hostname === "localhost" || hostname === host || isIP(hostname) !== 0)) {
    throw new EmulatorError(403, null, "Call the control endpoints at this machine's address, such as 127.0.0.1, or localhost")
  }
  if (origin !== undefined && !isSameHost(origin, calledHost)) {
    throw new EmulatorError(403, null, "Only pages of the emulator's own host may call the control endpoints")
  }
  const hasBody = request.headers["transfer-encoding"] !== undefined || Number(request.headers["content-length"] ?? 0) > 0
  // A page of another host can send everything but JSON without being asked for leave.
  if (hasBody && !/^application\/json\b/i.test(contentType)) {
    throw new EmulatorError(415, null, "Send JSON, with the header content-type: application/json")
  }
}

function readHostname(host: string): string | null {
  const address = `http://${host}`
  return URL.canParse(address) ? new URL(address).hostname.replace(/^\[|\]$/g, "") : null
}

function isSameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host
}
