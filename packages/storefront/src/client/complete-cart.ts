import { type PaymentSessionSource, findNewest } from "./find-payment-session"

/** How the store begins the sentence with which it refuses a payment over another amount than what is to be paid. */
const AMOUNT_CHANGED = /^The amount to pay has changed/

type Headers = Record<string, string>

/** Medusa's `@medusajs/js-sdk`, as far as a cart is completed with it. */
export interface CartSdk<Completion> {
  store: {
    cart: {
      complete(cartId: string, query?: object, headers?: Headers): Promise<Completion>
    }
    payment: {
      initiatePaymentSession(
        cart: { id: string },
        body: { provider_id: string },
        query?: object,
        headers?: Headers
      ): Promise<{ payment_collection: PaymentSessionSource }>
    }
  }
}

/** The cart was not completed, and bank transfer is chosen for it again, over the new amount. */
export interface AmountChanged {
  type: "amount_changed"
  /** What is to be paid now, in whole VND: show it, and let the shopper order again. */
  amount_vnd: number
  payment_session_id: string
}

/** How Medusa answers when a cart could not be completed. */
interface Refusal {
  cart: { id: string } & PaymentSessionSource
  error: { message: string }
}

/**
 * Completes a cart as `sdk.store.cart.complete` does. The store refuses that when the amount to pay is another one than when
 * the payment was chosen. Then the payment is chosen again. Where the amount is still the one that the shopper has seen, the
 * cart is completed with it; else the shopper has to be asked: `amount_changed`.
 *
 * @param headers sent with each request, such as `authorization` on a server
 * @returns the answer of `sdk.store.cart.complete`, or `amount_changed`
 * @throws what the SDK throws
 */
export async function completeSepayCart<Completion extends { type: string }>(
  sdk: CartSdk<Completion>,
  cartId: string,
  headers?: Headers
): Promise<Completion | AmountChanged> {
  const complete = () => sdk.store.cart.complete(cartId, {}, headers)
  const completion = await complete()
  const { cart, error } = completion as Partial<Refusal>
  const refused = findNewest(cart)
  if (!cart || !refused || !AMOUNT_CHANGED.test(error?.message ?? "")) {
    return completion
  }
  const body = { provider_id: refused.provider_id }
  const { payment_collection: collection } = await sdk.store.payment.initiatePaymentSession(cart, body, {}, headers)
  const chosen = findNewest(collection)
  if (!chosen || chosen.amount === refused.amount) {
    return complete()
  }
  return { type: "amount_changed", amount_vnd: Math.round(Number(chosen.amount)), payment_session_id: chosen.id }
}
