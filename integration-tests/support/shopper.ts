import type { AxiosInstance, AxiosResponse } from "axios"
import type { StoreSepayPaymentSession } from "../../src/api/store/sepay/payment-sessions/types"
import type { SeededStore } from "../../demo/store-file"

/** What Medusa's store API says of a payment session. */
export interface StorePaymentSession {
  id: string
  amount: number
  status: string
  provider_id: string
  data: Record<string, unknown>
}

/** A cart that is ready to be paid. */
export interface ReadyCart {
  cartId: string
  total: number
}

const SHIPPING_ADDRESS = {
  first_name: "Lan",
  last_name: "Nguyễn",
  address_1: "12 Hàng Bạc",
  city: "Hà Nội",
  country_code: "vn",
  postal_code: "100000",
}

/** Buys over the store's HTTP API as a storefront does. Answers of refused calls are returned, not thrown. */
export class Shopper {
  readonly #api: AxiosInstance
  readonly #store: SeededStore
  readonly #config: { headers: Record<string, string>; validateStatus: () => boolean }

  constructor(api: AxiosInstance, store: SeededStore) {
    this.#api = api
    this.#store = store
    this.#config = { headers: { "x-publishable-api-key": store.publishableKey }, validateStatus: () => true }
  }

  async get(path: string): Promise<AxiosResponse> {
    return this.#api.get(path, this.#config)
  }

  async post(path: string, body: unknown = {}): Promise<AxiosResponse> {
    return this.#api.post(path, body, this.#config)
  }

  /** A cart with one item, addresses, e-mail and shipping. */
  async fillCart(variantId: string, quantity = 1, email = "lan@example.com"): Promise<ReadyCart> {
    const { cart } = expectOk(
      await this.post("/store/carts", {
        region_id: this.#store.regionId,
        email,
        shipping_address: SHIPPING_ADDRESS,
        billing_address: SHIPPING_ADDRESS,
        items: [{ variant_id: variantId, quantity }],
      })
    )
    const shipped = expectOk(
      await this.post(`/store/carts/${cart.id}/shipping-methods`, { option_id: this.#store.shippingOptionId })
    )
    return { cartId: cart.id, total: shipped.cart.total }
  }

  /** The cart's payment collection. */
  async openCollection(cartId: string): Promise<string> {
    return expectOk(await this.post("/store/payment-collections", { cart_id: cartId })).payment_collection.id
  }

  /** Chooses how to pay. `data` is what a storefront (or an attacker) sends along. */
  async choose(
    collectionId: string,
    providerId: string,
    data?: Record<string, unknown>
  ): Promise<StorePaymentSession> {
    const answer = expectOk(await this.tryToChoose(collectionId, providerId, data))
    const session = answer.payment_collection.payment_sessions.find(
      (one: StorePaymentSession) => one.provider_id === providerId
    )
    return session
  }

  async tryToChoose(collectionId: string, providerId: string, data?: Record<string, unknown>): Promise<AxiosResponse> {
    return this.post(`/store/payment-collections/${collectionId}/payment-sessions`, {
      provider_id: providerId,
      ...(data === undefined ? {} : { data }),
    })
  }

  async complete(cartId: string): Promise<AxiosResponse> {
    return this.post(`/store/carts/${cartId}/complete`)
  }

  /** What our store route says of the payment. */
  async payment(sessionId: string): Promise<StoreSepayPaymentSession> {
    return expectOk(await this.get(`/store/sepay/payment-sessions/${sessionId}`)).payment_session
  }

  /** Goes through a whole `order_first` checkout. */
  async placeOrder(variantId: string, providerId = "pp_sepay_sepay") {
    const { cartId, total } = await this.fillCart(variantId)
    const collectionId = await this.openCollection(cartId)
    const session = await this.choose(collectionId, providerId)
    const completed = expectOk(await this.complete(cartId))
    if (completed.type !== "order") {
      throw new Error(`The cart was not completed: ${JSON.stringify(completed.error)}`)
    }
    return { cartId, collectionId, sessionId: session.id, orderId: completed.order.id as string, total }
  }
}

/** The body of a call that must have worked. */
export function expectOk(answer: AxiosResponse) {
  if (answer.status !== 200) {
    throw new Error(`${answer.config.method} ${answer.config.url} answered ${answer.status}: ${JSON.stringify(answer.data)}`)
  }
  return answer.data
}

/**
 * Waits for something that happens behind an answer; fails when it does not. The limit is of the machine's time: what it
 * waits for may move the clock.
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  limitMilliseconds = 15_000,
  pollMilliseconds = 50
): Promise<T> {
  const endsAt = process.uptime() + limitMilliseconds / 1_000
  do {
    const found = await look()
    if (found) {
      return found
    }
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds))
  } while (process.uptime() < endsAt)
  throw new Error(`${what} did not happen within ${limitMilliseconds} ms`)
}
