import { createDeadline } from "./deadline"
import { JSON_TYPE, type SepayClientOptions, createStoreRequest } from "./store-request"
import type { SepayClient, SepayPaymentSession, SepayPaymentSessionResponse } from "./types"
import { watchPayment } from "./watch-payment"

const GET_TIMEOUT_MILLISECONDS = 15_000
/** Opening a virtual account waits for its turn at SePay, and then for SePay. */
const RENEW_TIMEOUT_MILLISECONDS = 30_000

/**
 * A client for the SePay payments of a store, in browsers and in Node.
 *
 * @example
 * const client = createSepayClient({ sdk })
 * const stop = client.watch(paymentSessionId, { onPayment: (payment) => console.log(payment.status) })
 */
export function createSepayClient(options: SepayClientOptions): SepayClient {
  const request = createStoreRequest(options)

  async function ask(
    method: "GET" | "POST",
    path: string,
    timeoutMilliseconds: number,
    caller?: AbortSignal
  ): Promise<SepayPaymentSession> {
    const { signal, set, end } = createDeadline(caller)
    set(timeoutMilliseconds)
    try {
      const init = { method, headers: { accept: JSON_TYPE }, signal }
      return (await request<SepayPaymentSessionResponse>(path, init)).payment_session
    } catch (error) {
      // Not every `fetch` throws what it was aborted for.
      throw signal.aborted ? signal.reason : error
    } finally {
      end()
    }
  }

  const client: SepayClient = {
    get: (id, { signal } = {}) => ask("GET", encodeURIComponent(id), GET_TIMEOUT_MILLISECONDS, signal),
    renew: (id, { signal } = {}) =>
      ask("POST", `${encodeURIComponent(id)}/virtual-account`, RENEW_TIMEOUT_MILLISECONDS, signal),
    watch: (id, handlers) => watchPayment({ request, get: client.get }, id, handlers),
  }
  return client
}
