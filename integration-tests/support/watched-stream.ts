import {
  type StoreSepayPaymentSession,
  storeSepayPaymentSessionResponseSchema,
} from "../../src/api/store/sepay/payment-sessions/types"
import { eventually } from "./shopper"

/** An event as the stream has it. */
export interface StreamEvent {
  name: string
  id: string | undefined
  data: { payment_session?: StoreSepayPaymentSession; reason?: string }
}

/** How a stream is asked for. */
export interface StreamTarget {
  baseUrl: string
  publishableKey: string
  sessionId: string
  lastEventId?: string
}

/** A stream of a payment, read as it comes. */
export class WatchedStream {
  readonly status: number
  readonly headers: Headers
  readonly events: StreamEvent[] = []
  isEnded = false
  readonly #abort: AbortController
  readonly #reading: Promise<void>

  /** @throws when there is no answer at all; a refusal is an answer */
  static async open({ baseUrl, publishableKey, sessionId, lastEventId }: StreamTarget): Promise<WatchedStream> {
    const abort = new AbortController()
    const response = await fetch(`${baseUrl}/store/sepay/payment-sessions/${sessionId}/events`, {
      headers: {
        "x-publishable-api-key": publishableKey,
        ...(lastEventId === undefined ? {} : { "Last-Event-ID": lastEventId }),
      },
      signal: abort.signal,
    })
    return new WatchedStream(response, abort)
  }

  private constructor(response: Response, abort: AbortController) {
    this.status = response.status
    this.headers = response.headers
    this.#abort = abort
    this.#reading = this.#read(response).finally(() => {
      this.isEnded = true
    })
  }

  /** The payments that it told of, in order. */
  get payments(): StoreSepayPaymentSession[] {
    return this.events.flatMap(({ data }) => data.payment_session ?? [])
  }

  /** Why it ended; `undefined` while it is open. */
  get reason(): string | undefined {
    return this.events.find(({ name }) => name === "end")?.data.reason
  }

  /** The digest of what it told last. */
  get lastEventId(): string | undefined {
    return this.events.flatMap(({ id }) => id ?? []).at(-1)
  }

  /** Waits until it tells of a payment for which this holds. */
  async until(
    what: string,
    holds: (payment: StoreSepayPaymentSession) => boolean,
    limitMilliseconds?: number
  ): Promise<StoreSepayPaymentSession> {
    return eventually(`"${what}" on the stream`, async () => this.payments.find(holds), limitMilliseconds)
  }

  async untilStatus(status: string, limitMilliseconds?: number): Promise<StoreSepayPaymentSession> {
    return this.until(status, (payment) => payment.status === status, limitMilliseconds)
  }

  async untilEnded(): Promise<string | undefined> {
    await eventually("the end of the stream", async () => this.isEnded)
    return this.reason
  }

  /** Hangs up. */
  async close(): Promise<void> {
    this.#abort.abort()
    await this.#reading
  }

  async #read(response: Response): Promise<void> {
    let text = ""
    const decoder = new TextDecoder()
    try {
      const reader = response.body?.getReader()
      for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
        const parts = (text + decoder.decode(chunk.value, { stream: true })).split("\n\n")
        text = parts.pop() ?? ""
        this.events.push(...parts.flatMap(parseEvent))
      }
    } catch {
      // Whoever hangs up, and a server that is gone: the events until then count.
    }
  }
}

function parseEvent(part: string): StreamEvent[] {
  const fields = new Map(
    part.split("\n").flatMap((line): Array<[string, string]> => {
      const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? []
      return name === undefined || value === undefined ? [] : [[name, value]]
    })
  )
  const name = fields.get("event")
  const data = JSON.parse(fields.get("data") ?? "{}")
  // What a stream tells is what the route beside it answers.
  const described = name === "payment_session" ? storeSepayPaymentSessionResponseSchema.parse(data) : data
  return name === undefined ? [] : [{ name, id: fields.get("id"), data: described }]
}
