import type { Response } from "express"
import type { StoreSepayPaymentSession } from "../types"

/** How soon a client whose connection broke comes back, in milliseconds. */
const RETRY_MILLISECONDS = 2_000
/** A client that reads no more than this behind is cut off; it comes back, and hears of the newest state. */
const MAXIMUM_UNREAD_BYTES = 64 * 1024

/**
 * Why a stream ends: the payment is `final` (there is nothing more to tell), the process stops or cannot tell of changes
 * any more (`restart`), or the stream was open for long enough (`lifetime`). After the last two a client comes back.
 */
export type StreamEnd = "final" | "restart" | "lifetime"

/** What is true of a payment for whoever watches it, through whichever of its sessions. */
export interface PaymentState {
  /** The same for the same state in every process: clients send it back as `Last-Event-ID`. */
  digest: string
  payment: Omit<StoreSepayPaymentSession, "id">
}

/** One open connection that tells of a payment, as server-sent events. */
export class PaymentStream {
  readonly #paymentSessionId: string
  readonly #response: Response
  #told: string | undefined

  /** @param lastEventId digest of the state that the client knows from an earlier connection */
  constructor(paymentSessionId: string, lastEventId: string | undefined, response: Response) {
    this.#paymentSessionId = paymentSessionId
    this.#told = lastEventId
    this.#response = response
  }

  /** Answers the request: from here on events follow. */
  begin(): void {
    this.#response.writeHead(200, {
      "Content-Type": "text/event-stream; charset=utf-8",
      // `no-transform` keeps compression from holding events back, `X-Accel-Buffering` keeps nginx from it.
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    })
    this.#response.socket?.setNoDelay(true)
    this.#write(`retry: ${RETRY_MILLISECONDS}\n\n`)
  }

  /** Tells a state, unless the client knows it already. */
  tell({ digest, payment }: PaymentState): void {
    if (this.#told === digest) {
      return
    }
    this.#told = digest
    const answer = { payment_session: { id: this.#paymentSessionId, ...payment } }
    this.#write(`id: ${digest}\nevent: payment_session\ndata: ${JSON.stringify(answer)}\n\n`)
  }

  /** Keeps proxies from taking the connection for a dead one. */
  beat(): void {
    this.#write(": heartbeat\n\n")
  }

  /** Says why, and ends the connection. */
  end(reason: StreamEnd): void {
    if (!this.#response.headersSent) {
      return
    }
    this.#write(`event: end\ndata: ${JSON.stringify({ reason })}\n\n`)
    this.#response.end()
  }

  #write(text: string): void {
    if (this.#response.destroyed || this.#response.writableEnded) {
      return
    }
    this.#response.write(text)
    if (this.#response.writableLength > MAXIMUM_UNREAD_BYTES) {
      this.#response.destroy()
    }
  }
}
