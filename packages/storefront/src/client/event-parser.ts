/** A server-sent event. */
export interface ServerSentEvent {
  type: string
  data: string
  /** The last `id` that the stream named, here or before. */
  lastEventId: string
}

/** What a server-sent event stream tells of. */
export interface EventStreamHandlers {
  onEvent(event: ServerSentEvent): void
  /** The pause before coming back that the server asks for. */
  onRetry(milliseconds: number): void
}

/** A carriage return at the end may be half of a line's end. */
const LINE_END = /\r\n|\n|\r(?!$)/
/** Many times what the store sends; a stream that ends no event would fill the memory. */
const LONGEST_EVENT_CHARACTERS = 100_000

/**
 * Parses a server-sent event stream, piece by piece, wherever the borders of the pieces are.
 *
 * @returns what takes the next piece; it throws when an event is longer than 100,000 characters
 */
export function createEventParser({ onEvent, onRetry }: EventStreamHandlers): (piece: string) => void {
  let unread = ""
  let type = ""
  let data = ""
  let lastEventId = ""

  function readLine(line: string): void {
    if (line === "") {
      if (data !== "") {
        onEvent({ type: type || "message", data: data.slice(0, -1), lastEventId })
      }
      type = data = ""
      return
    }
    // A comment has an empty name.
    const [, name, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? []
    if (name === "event") {
      type = value
    } else if (name === "data") {
      data += `${value}\n`
    } else if (name === "id" && !value.includes("\0")) {
      lastEventId = value
    } else if (name === "retry" && /^\d+$/.test(value)) {
      onRetry(Number(value))
    }
  }

  return (piece) => {
    const lines = (unread + piece).split(LINE_END)
    unread = lines.pop() ?? ""
    lines.forEach(readLine)
    if (unread.length + data.length > LONGEST_EVENT_CHARACTERS) {
      throw new RangeError("Too long an event.")
    }
  }
}
