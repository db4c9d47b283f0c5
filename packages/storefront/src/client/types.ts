import type { SepayClientError } from "./error"
import type { components } from "./store-api"

/** A payment as its payer sees it: amounts are whole VND, times are ISO 8601 in UTC. */
export type SepayPaymentSession = components["schemas"]["StoreSepayPaymentSession"]

/** How the store answers with a payment. */
export type SepayPaymentSessionResponse = components["schemas"]["StoreSepayPaymentSessionResponse"]

/** What a watcher is told. */
export interface SepayWatchHandlers {
  /** With the payment as it is now, and then with each change of it. */
  onPayment(payment: SepayPaymentSession): void
  /** When the store cannot be reached, and when it can again. Meanwhile the watcher goes on trying. */
  onConnection?(isConnected: boolean): void
  /** When trying again cannot help (no such payment, wrong publishable key): the watcher has stopped. */
  onError?(error: SepayClientError): void
}

/** What can be cancelled by its caller. */
export interface SepayRequestOptions {
  signal?: AbortSignal
}

/** What a storefront asks a Medusa store about SePay payments. */
export interface SepayClient {
  /**
   * The payment as it is now, within 15 seconds.
   *
   * @throws SepayClientError when the store refuses, or cannot be reached.
   */
  get(paymentSessionId: string, options?: SepayRequestOptions): Promise<SepayPaymentSession>
  /**
   * Makes sure that the payment has an open virtual account, a new one after expiry, within 30 seconds.
   *
   * @throws SepayClientError when the store refuses, or cannot be reached.
   */
  renew(paymentSessionId: string, options?: SepayRequestOptions): Promise<SepayPaymentSession>
  /**
   * Tells of every change of the payment until it is final (paid and ordered, refunded or canceled), through whatever happens to
   * the network: by a stream of events, and where streams are blocked by asking again and again.
   *
   * @returns what stops it
   */
  watch(paymentSessionId: string, handlers: SepayWatchHandlers): () => void
}
