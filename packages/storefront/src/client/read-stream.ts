import { createDeadline } from "./deadline"
import { SepayClientError } from "./error"
import { type EventStreamHandlers, createEventParser } from "./event-parser"
import type { StoreRequest } from "./store-request"

const EVENT_STREAM_TYPE = "text/event-stream"
/** A stream that brings nothing by then is kept back by something in between. */
const FIRST_BYTE_TIMEOUT_MILLISECONDS = 10_000
/** The store's heartbeat comes every 15 seconds. */
const SILENCE_TIMEOUT_MILLISECONDS = 40_000

export interface StreamHandlers extends EventStreamHandlers {
  /** Something arrived, be it a heartbeat. */
  onActivity(): void
}

/**
 * Reads a payment session's event stream until the store ends it.
 *
 * @throws SepayClientError or whatever broke the connection, the silence included
 */
export async function readStream(
  request: StoreRequest,
  path: string,
  lastEventId: string,
  signal: AbortSignal,
  handlers: StreamHandlers
): Promise<void> {
  const deadline = createDeadline(signal)
  deadline.set(FIRST_BYTE_TIMEOUT_MILLISECONDS)
  try {
    const { body, headers, status } = await request<Response>(path, {
      headers: { accept: EVENT_STREAM_TYPE, ...(lastEventId && { "last-event-id": lastEventId }) },
      signal: deadline.signal,
    })
    if (!body || !headers.get("content-type")?.startsWith(EVENT_STREAM_TYPE)) {
      throw new SepayClientError("This is no stream.", status)
    }
    const reader = body.getReader()
    const decoder = new TextDecoder()
    const parse = createEventParser(handlers)
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      deadline.set(SILENCE_TIMEOUT_MILLISECONDS)
      handlers.onActivity()
      parse(decoder.decode(piece.value, { stream: true }))
    }
  } finally {
    deadline.end()
  }
}
