import { SepayClientError, isPermanent } from "./error"
import { isFinal } from "./is-final"
import { isPageHidden, listenToPage } from "./page"
import { createPause } from "./pause"
import { type StreamHandlers, readStream } from "./read-stream"
import type { StoreRequest } from "./store-request"
import type { SepayClient, SepayPaymentSession, SepayPaymentSessionResponse, SepayWatchHandlers } from "./types"

/** How the store is asked. */
interface Store {
  request: StoreRequest
  get: SepayClient["get"]
}

/** What an event carries: the payment, or at the stream's end why it ends. */
interface StreamContent extends SepayPaymentSessionResponse {
  reason?: string
}

const SHORTEST_PAUSE_MILLISECONDS = 2_000
const LONGEST_PAUSE_MILLISECONDS = 15_000
const PAUSE_GROWTH = 1.5
/** How much rarer a page that nobody sees asks. */
const HIDDEN_FACTOR = 4
/** How long the payment is asked for again and again before a stream is tried again. */
const POLLING_MILLISECONDS = 60_000
const LONGEST_POLLING_MILLISECONDS = 600_000
/** A shopper whose stream has brought nothing by then sees the payment by a question. */
const PATIENCE_MILLISECONDS = 2_000
/** A stream that was silent for longer than from heartbeat to heartbeat is not trusted when the shopper comes back. */
const TRUSTED_SILENCE_MILLISECONDS = 20_000
/** A server that ends its streams sooner than that is left alone for longer and longer. */
const SHORT_STREAM_MILLISECONDS = 10_000

/** Tells of every change of a payment until it is final. See `SepayClient.watch`. */
export function watchPayment({ request, get }: Store, paymentSessionId: string, handlers: SepayWatchHandlers): () => void {
  const watch = new AbortController()
  const { signal } = watch
  const pause = createPause()
  let stream = new AbortController()
  let isCallerGone = false
  let isConnected: boolean | null = null
  let lastPayment = ""
  let lastEventId = ""
  /** When this connection brought its first bytes; 0: it has not. */
  let openedAt = 0
  let lastActivityAt = 0
  let retryMilliseconds = SHORTEST_PAUSE_MILLISECONDS

  function reconnect(): void {
    stream.abort()
    pause.cutShort()
  }

  /** The shopper sees the page (again): after paying with the app on the same phone, say. */
  function comeBack(): void {
    if (isPageHidden()) {
      return
    }
    if (Date.now() - lastActivityAt > TRUSTED_SILENCE_MILLISECONDS) {
      stream.abort()
    }
    pause.cutShort()
  }

  function finish(): void {
    watch.abort()
    reconnect()
  }

  /** Handlers run apart: an error of theirs is theirs, and not one of the connection. */
  function tell(call: () => void): void {
    queueMicrotask(() => isCallerGone || call())
  }

  function tellConnection(isConnectedNow: boolean): void {
    if (isConnected !== isConnectedNow) {
      isConnected = isConnectedNow
      tell(() => handlers.onConnection?.(isConnectedNow))
    }
  }

  /** @returns whether the payment is not as it was told before */
  function tellPayment(payment: SepayPaymentSession): boolean {
    const text = JSON.stringify(payment)
    if (signal.aborted || text === lastPayment) {
      return false
    }
    lastPayment = text
    tell(() => handlers.onPayment(payment))
    if (isFinal(payment)) {
      finish()
    }
    return true
  }

  const readers: StreamHandlers = {
    onActivity() {
      lastActivityAt = Date.now()
      openedAt ||= lastActivityAt
      tellConnection(true)
    },
    onEvent({ type, data, lastEventId: id }) {
      const content: StreamContent = JSON.parse(data)
      if (type === "payment_session") {
        lastEventId = id
        tellPayment(content.payment_session)
      } else if (content.reason === "final") {
        finish()
      }
    },
    onRetry(milliseconds) {
      retryMilliseconds = Math.min(milliseconds, LONGEST_PAUSE_MILLISECONDS)
    },
  }

  /** Asks for the payment again and again. It ends early when the store is back, which deserves a stream. */
  async function poll(milliseconds: number): Promise<void> {
    const end = Date.now() + milliseconds
    let pauseMilliseconds = SHORTEST_PAUSE_MILLISECONDS
    let hasFailed = false
    while (!signal.aborted && Date.now() < end) {
      try {
        const isNew = tellPayment(await get(paymentSessionId, { signal }))
        tellConnection(true)
        if (hasFailed || signal.aborted) {
          return
        }
        pauseMilliseconds = isNew ? SHORTEST_PAUSE_MILLISECONDS : pauseMilliseconds
      } catch (error) {
        if (signal.aborted) {
          return
        }
        if (isPermanent(error)) {
          finish()
          tell(() => handlers.onError?.(error))
          return
        }
        tellConnection(false)
        hasFailed = true
        pauseMilliseconds = Math.max(pauseMilliseconds, readRetryAfter(error))
      }
      const isCutShort = await pause.wait(spread(pauseMilliseconds) * (isPageHidden() ? HIDDEN_FACTOR : 1))
      pauseMilliseconds = isCutShort ? SHORTEST_PAUSE_MILLISECONDS : grow(pauseMilliseconds)
    }
  }

  /** Shows the payment of one question while a stream is awaited, unless the stream was first. */
  function askOnce(): void {
    get(paymentSessionId, { signal: stream.signal }).then((payment) => openedAt || tellPayment(payment), identity)
  }

  async function run(): Promise<void> {
    let pauseMilliseconds = 0
    while (!signal.aborted) {
      openedAt = 0
      stream = new AbortController()
      const patience = setTimeout(askOnce, PATIENCE_MILLISECONDS)
      const streamPath = `${encodeURIComponent(paymentSessionId)}/events`
      const error: unknown = await readStream(request, streamPath, lastEventId, stream.signal, readers).catch(identity)
      clearTimeout(patience)
      if (stream.signal.aborted) {
        // It is over, or something happened to the page.
        continue
      }
      if (openedAt) {
        const isShort = Date.now() - openedAt < SHORT_STREAM_MILLISECONDS
        pauseMilliseconds = isShort && pauseMilliseconds ? grow(pauseMilliseconds) : retryMilliseconds
        await pause.wait(spread(pauseMilliseconds))
      } else {
        await poll(readRetryAfter(error) || POLLING_MILLISECONDS)
      }
    }
  }

  listenToPage("offline", () => tellConnection(false), signal)
  listenToPage("online", reconnect, signal)
  listenToPage("visibilitychange", comeBack, signal)
  void run()
  return () => {
    isCallerGone = true
    finish()
  }
}

function grow(milliseconds: number): number {
  return Math.min(milliseconds * PAUSE_GROWTH, LONGEST_PAUSE_MILLISECONDS)
}

/** All shoppers of a store that restarts shall not come back at the same moment. */
function spread(milliseconds: number): number {
  return milliseconds * (1 + Math.random() / 2)
}

/** @returns milliseconds, at most ten minutes; 0 when the store does not say */
function readRetryAfter(error: unknown): number {
  const seconds = error instanceof SepayClientError ? (error.retryAfterSeconds ?? 0) : 0
  return Math.min(seconds * 1000, LONGEST_POLLING_MILLISECONDS)
}

function identity(value: unknown): unknown {
  return value
}
