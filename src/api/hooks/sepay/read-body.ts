import type { IncomingMessage } from "node:http"

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
  if (Number(request.headers["content-length"] ?? 0) > MAXIMUM_BODY_BYTES) {
    throw tooLarge()
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    const finish = (settle: () => void): void => {
      clearTimeout(timer)
      request.off("data", onData).off("end", onEnd).off("error", onBroken).off("aborted", onBroken)
      settle()
    }
    const fail = (error: UnreadableBodyError): void => {
      request.pause()
      finish(() => reject(error))
    }
    const onData = (chunk: Buffer): void => {
      length += chunk.length
      if (length > MAXIMUM_BODY_BYTES) {
        fail(tooLarge())
      } else {
        chunks.push(chunk)
      }
    }
    const onEnd = (): void => finish(() => resolve(Buffer.concat(chunks, length)))
    const onBroken = (): void => fail(new UnreadableBodyError("broken", "The request broke off."))
    const timer = setTimeout(
      () => fail(new UnreadableBodyError("too_slow", "The body took longer than 10 s to arrive.")),
      BODY_TIMEOUT_MILLISECONDS
    )
    request.on("data", onData).on("end", onEnd).on("error", onBroken).on("aborted", onBroken)
  })
}

function tooLarge(): UnreadableBodyError {
  return new UnreadableBodyError("too_large", `The body is larger than ${MAXIMUM_BODY_BYTES} bytes.`)
}
