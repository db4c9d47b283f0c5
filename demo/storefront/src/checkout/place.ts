import type { HttpTypes } from "@medusajs/framework/types"
import { completeSepayCart, findSepayPaymentSession } from "medusa-payment-sepay-storefront"

import { forgetCart } from "../shop/cart"
import { keep } from "../shop/kept"
import type { Shop } from "../shop/shop"
import { type Buyer, toAddress } from "./buyer"

/** What the buyer decided. */
export interface Decisions {
  buyer: Buyer
  providerId: string
}

/** The order is not placed: another amount is to be paid than the buyer has seen. */
export class AmountChanged extends Error {
  /** @param amountVnd what is to be paid now */
  constructor(readonly amountVnd: number) {
    super("The amount has changed.")
  }
}

/**
 * Goes as far as a shopper can go without paying: `order_first` places the order, `pay_first` asks for the money.
 *
 * @returns the page on which the shopper goes on
 * @throws AmountChanged, or with the store's sentence when it refuses
 */
export async function place(shop: Shop, cart: HttpTypes.StoreCart, { buyer, providerId }: Decisions): Promise<string> {
  const address = toAddress(buyer)
  const updated = await shop.sdk.store.cart.update(cart.id, {
    email: buyer.email,
    shipping_address: address,
    billing_address: address,
  })
  const { payment_collection: collection } = await shop.sdk.store.payment.initiatePaymentSession(updated.cart, {
    provider_id: providerId,
  })
  const session = findSepayPaymentSession({ payment_collection: collection })
  if (!session) {
    throw new TypeError(`The store opened no payment session of ${providerId}.`)
  }
  // From here on money can come: whoever comes back finds it.
  keep("payment", session.id)
  const { flow } = await shop.payments.get(session.id)
  return flow === "pay_first" ? `/payment/${session.id}` : placeOrder(shop, cart.id)
}

async function placeOrder({ sdk }: Shop, cartId: string): Promise<string> {
  const completion = await completeSepayCart(sdk, cartId)
  if (completion.type === "amount_changed") {
    keep("payment", completion.payment_session_id)
    throw new AmountChanged(completion.amount_vnd)
  }
  if (completion.type === "cart") {
    throw new TypeError(completion.error.message)
  }
  forgetCart(cartId)
  return `/order/${completion.order.id}`
}
