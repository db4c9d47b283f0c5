import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http"
import type { AddressInfo } from "node:net"

import type { SepayPaymentSession } from "../../client/types"

export const PUBLISHABLE_KEY = "pk_test"

/** How the store treats requests for a stream. */
export type StreamConduct =
  /** As the plugin does. */
  | "works"
  /** Something in between keeps back all that the store writes. */
  | "is kept back"
  /** Something in between answers with a page. */
  | "is a page"
  /** The store has too many streams. */
  | "is refused"

type StoreRequest = { method: string; path: string; headers: IncomingMessage["headers"] }

/** A store over HTTP that holds one payment, and speaks of it as the plugin's routes do. */
export class StoreServer {
  readonly requests: StoreRequest[] = []
  streams: StreamConduct = "works"
  /** Answered instead of the payment. */
  refusal: { status: number; body: string; headers?: Record<string, string> } | null = null
  #payment: SepayPaymentSession
  #version = 0
  readonly #server: Server
  readonly #open = new Set<ServerResponse>()

  private constructor(payment: SepayPaymentSession) {
    this.#payment = payment
    this.#server = createServer((request, response) => this.#answer(request, response))
  }

  static async start(payment: SepayPaymentSession): Promise<StoreServer> {
    const store = new StoreServer(payment)
    await new Promise<void>((resolve) => store.#server.listen(0, "127.0.0.1", resolve))
    return store
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  get openStreams(): number {
    return this.#open.size
  }

  /** What became of the payment. All open streams tell it. */
  change(change: Partial<SepayPaymentSession>): void {
    this.#payment = { ...this.#payment, ...change }
    this.#version += 1
    this.#open.forEach((response) => this.#writePayment(response))
  }

  /** Ends all streams as a store does that stops or thinks that they were long enough. */
  endStreams(reason: "final" | "restart" | "lifetime"): void {
    this.#open.forEach((response) => response.end(`event: end\ndata: ${JSON.stringify({ reason })}\n\n`))
  }

  /** Cuts all connections, as a network does. */
  cutConnections(): void {
    this.#server.closeAllConnections()
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = "", url = "", headers } = request
    this.requests.push({ method, path: url, headers })
    response.on("close", () => this.#open.delete(response))
    if (headers["x-publishable-api-key"] !== PUBLISHABLE_KEY) {
      return refuse(response, 400, "Publishable API key required", "not_allowed")
    }
    if (this.refusal) {
      response.writeHead(this.refusal.status, { "content-type": "application/json", ...this.refusal.headers })
      response.end(this.refusal.body)
      return undefined
    }
    const path = `/store/sepay/payment-sessions/${this.#payment.id}`
    if (method === "GET" && url === `${path}/events`) {
      return this.#answerStream(response, headers["last-event-id"])
    }
    if ((method === "GET" && url === path) || (method === "POST" && url === `${path}/virtual-account`)) {
      response.setHeader("content-type", "application/json")
      response.end(JSON.stringify({ payment_session: this.#payment }))
      return undefined
    }
    return refuse(response, 404, "There is no such SePay payment session.", "not_found")
  }

  #answerStream(response: ServerResponse, lastEventId: IncomingMessage["headers"][string]): void {
    if (this.streams === "is kept back") {
      return
    }
    if (this.streams === "is a page") {
      response.setHeader("content-type", "text/html")
      response.end("<p>Please log in.</p>")
      return
    }
    if (this.streams === "is refused") {
      response.setHeader("retry-after", "1")
      refuse(response, 429, "Too many streams.", "not_allowed")
      return
    }
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" })
    // Short, so that tests need not wait.
    response.write("retry: 50\n\n")
    this.#open.add(response)
    if (lastEventId !== String(this.#version)) {
      this.#writePayment(response)
    }
  }

  #writePayment(response: ServerResponse): void {
    const data = JSON.stringify({ payment_session: this.#payment })
    response.write(`id: ${this.#version}\nevent: payment_session\ndata: ${data}\n\n`)
  }
}

function refuse(response: ServerResponse, status: number, message: string, type: string): void {
  response.statusCode = status
  response.setHeader("content-type", "application/json")
  response.end(JSON.stringify({ type, message }))
}
