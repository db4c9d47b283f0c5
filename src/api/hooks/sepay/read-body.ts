import type { IncomingMessage } from "node:http"
import getRawBody from "raw-body"

/** A webhook is about 1 kB. */
export const MAXIMUM_BODY_BYTES = 64 * 1024
/** SePay sends a webhook at once; a body that trickles in is not SePay's. */
const BODY_TIMEOUT_MILLISECONDS = 10_000

/** Why a body was not read. */
export class UnreadableBodyError extends Error {
  override readonly name = "UnreadableBodyError"

  constructor(
    readonly reason: "too_large" | "too_slow" | "broken",
    message: string
  ) {
    super(message)
  }
}

/**
 * Reads the bytes of a request exactly as they were sent: the signature is over them, and Medusa's own body parsers keep
 * them for JSON only and answer errors in another form.
 *
 * @throws UnreadableBodyError when it is larger than 64 kB, takes longer than 10 s or breaks off.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The request is paused, not destroyed: its connection still has to carry the answer.
    const timer = setTimeout(() => {
      request.pause()
      reject(new UnreadableBodyError("too_slow", "The body took longer than 10 s to arrive."))
    }, BODY_TIMEOUT_MILLISECONDS)
    getRawBody(request, { length: request.headers["content-length"], limit: MAXIMUM_BODY_BYTES })
      .then(resolve, (error: unknown) => reject(toUnreadableBodyError(error)))
      .finally(() => clearTimeout(timer))
  })
}

function toUnreadableBodyError(error: unknown): UnreadableBodyError {
  return error instanceof Error && "type" in error && error.type === "entity.too.large"
    ? new UnreadableBodyError("too_large", `The body is larger than ${MAXIMUM_BODY_BYTES} bytes.`)
    : new UnreadableBodyError("broken", "The request broke off.")
}
