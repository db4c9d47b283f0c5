import type { Logger } from "@medusajs/framework/types"
import type { Response } from "express"
import type { PaymentWatcher } from "../../../../../modules/sepay/payments/payment-changes"
import { toLogReason } from "../../../../../sepay/log-text"
import type { StoreSepayPaymentSession } from "../types"
import { PaymentStream } from "./payment-stream"
import { isFinal, WatchedPayment } from "./watched-payment"

/** Below what proxies wait for: nginx gives a silent answer up after 60 s. */
const HEARTBEAT_MILLISECONDS = 15_000
/** However long a page stays open, a connection does not stay with one process for ever. */
const LIFETIME_MILLISECONDS = 60 * 60_000
/** How many payments are read at the same time: the database's connections are the webhooks' too. */
const READING_LANES = 4

const RETRY_SECONDS = { full: 30, deaf: 30, ending: 2 }

/** A stream that is not opened. The client polls, and tries again after `retryAfterSeconds`. */
export class StreamRefusal extends Error {
  constructor(
    readonly status: 429 | 503,
    readonly type: "too_many_streams" | "streams_unavailable",
    message: string,
    readonly retryAfterSeconds: number
  ) {
    super(message)
  }
}

/** What the streams of a process are made of. */
export interface PaymentStreamsOptions {
  /** Open streams in this process. */
  maximum: number
  /** Open streams of one payment in this process. */
  maximumPerPayment: number
  /** A payment as it is now, as one of its sessions sees it. */
  read: (paymentSessionId: string) => Promise<StoreSepayPaymentSession>
  /** @see SepayModuleService.watchPayment */
  watch: (receivableId: string, watcher: PaymentWatcher) => Promise<() => void>
  logger: Logger
}

/** Whoever asks for a stream. */
export interface StreamRequest {
  receivableId: string
  paymentSessionId: string
  lastEventId: string | undefined
  response: Response
}

interface Watched {
  payment: WatchedPayment
  unwatch: Promise<() => void>
  /** Streams that are open or about to be. */
  count: number
  /** Changes of it are not heard of any more. */
  isLost: boolean
}

/** All open streams of a process. */
export class PaymentStreams {
  readonly #options: PaymentStreamsOptions
  readonly #watched = new Map<string, Watched>()
  readonly #lanes: Array<Promise<unknown>> = Array.from({ length: READING_LANES }, () => Promise.resolve())
  #nextLane = 0
  #count = 0
  #heartbeat: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(options: PaymentStreamsOptions) {
    this.#options = options
  }

  /**
   * Answers a request with a stream: the payment as it is now, and every change until it is final.
   *
   * @throws StreamRefusal, and what reading throws; then nothing was answered.
   */
  async open(request: StreamRequest): Promise<void> {
    const { response, receivableId } = request
    const watched = this.#join(receivableId, request.paymentSessionId)
    const stream = new PaymentStream(request.paymentSessionId, request.lastEventId, response)
    let lifetime: NodeJS.Timeout | undefined
    const leave = () => {
      clearTimeout(lifetime)
      watched.payment.streams.delete(stream)
      this.#leave(receivableId, watched)
    }
    try {
      await watched.unwatch.catch(() => {
        throw refuseWhileDeaf()
      })
      // Changes are heard of from here on: what is read now misses nothing.
      const state = await watched.payment.refresh()
      if (this.#isClosed) {
        throw refuseWhileEnding()
      }
      if (watched.isLost) {
        throw refuseWhileDeaf()
      }
      if (response.destroyed) {
        leave()
        return
      }
      stream.begin()
      response.once("close", leave)
      stream.tell(state)
      if (isFinal(state)) {
        stream.end("final")
        return
      }
      watched.payment.streams.add(stream)
      lifetime = setTimeout(() => stream.end("lifetime"), LIFETIME_MILLISECONDS).unref()
    } catch (error) {
      leave()
      throw error
    }
  }

  /** Ends every stream, and opens none any more: a process that is to end waits for its connections. */
  close(): void {
    this.#isClosed = true
    for (const { payment } of this.#watched.values()) {
      payment.end("restart")
    }
  }

  #join(receivableId: string, paymentSessionId: string): Watched {
    const { maximum, maximumPerPayment } = this.#options
    const known = this.#watched.get(receivableId)
    if (this.#isClosed) {
      throw refuseWhileEnding()
    }
    if ((known?.count ?? 0) >= maximumPerPayment) {
      throw new StreamRefusal(429, "too_many_streams", "This payment is being watched too often.", RETRY_SECONDS.full)
    }
    if (this.#count >= maximum) {
      throw new StreamRefusal(503, "streams_unavailable", "Too many payments are being watched.", RETRY_SECONDS.full)
    }
    const watched = known ?? this.#watch(receivableId, paymentSessionId)
    watched.count += 1
    this.#count += 1
    if (this.#count === 1) {
      this.#begin()
    }
    return watched
  }

  #watch(receivableId: string, paymentSessionId: string): Watched {
    const payment = new WatchedPayment(() => this.#readInTurn(paymentSessionId))
    const onChange = () => {
      payment.refresh().catch((error: unknown) => {
        this.#options.logger.warn(`SePay: a watched payment could not be read. ${toLogReason(error)}`)
        payment.end("restart")
      })
    }
    const onLost = () => {
      // Whoever comes from now on listens anew.
      watched.isLost = true
      this.#forget(receivableId, watched)
      payment.end("restart")
    }
    const unwatch = this.#options.watch(receivableId, { onChange, onLost })
    // Told once, however many join and are refused.
    unwatch.catch((error: unknown) => {
      this.#options.logger.warn(`SePay: changes of payments cannot be listened to, storefronts poll. ${toLogReason(error)}`)
    })
    const watched: Watched = { payment, unwatch, count: 0, isLost: false }
    this.#watched.set(receivableId, watched)
    return watched
  }

  #leave(receivableId: string, watched: Watched): void {
    watched.count -= 1
    this.#count -= 1
    if (watched.count === 0) {
      watched.payment.end("restart")
      this.#forget(receivableId, watched)
      void watched.unwatch.then((unwatch) => unwatch()).catch(() => undefined)
    }
    if (this.#count === 0) {
      this.#end()
    }
  }

  #forget(receivableId: string, watched: Watched): void {
    if (this.#watched.get(receivableId) === watched) {
      this.#watched.delete(receivableId)
    }
  }

  #readInTurn(paymentSessionId: string): Promise<StoreSepayPaymentSession> {
    this.#nextLane = (this.#nextLane + 1) % READING_LANES
    const lane = this.#nextLane
    const reading = (this.#lanes[lane] ?? Promise.resolve()).then(() => this.#options.read(paymentSessionId))
    this.#lanes[lane] = reading.catch(() => undefined)
    return reading
  }

  #begin(): void {
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MILLISECONDS).unref()
    process.once("SIGTERM", this.#onSignal).once("SIGINT", this.#onSignal)
  }

  #end(): void {
    clearInterval(this.#heartbeat)
    process.off("SIGTERM", this.#onSignal).off("SIGINT", this.#onSignal)
  }

  /** Medusa's own shutdown begins at the same signal, and would wait for every open stream. */
  readonly #onSignal = (signal: NodeJS.Signals): void => {
    this.close()
    // Whoever listens for a signal keeps it from ending the process: where nobody else does, it has to.
    if (process.listenerCount(signal) === 0) {
      process.kill(process.pid, signal)
    }
  }

  #beat(): void {
    for (const { payment } of this.#watched.values()) {
      payment.streams.forEach((stream) => stream.beat())
      if (payment.isWaitingForMedusa) {
        // The order is Medusa's: the ledger hears of it when the payment is settled, which can fail after it, and never of
        // its edits and other payments.
        payment.refresh().catch(() => undefined)
      }
    }
  }
}

function refuseWhileDeaf(): StreamRefusal {
  const message = "Changes of payments cannot be heard of at the moment."
  return new StreamRefusal(503, "streams_unavailable", message, RETRY_SECONDS.deaf)
}

function refuseWhileEnding(): StreamRefusal {
  return new StreamRefusal(503, "streams_unavailable", "This server is about to stop.", RETRY_SECONDS.ending)
}
