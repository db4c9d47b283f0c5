import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { type ExactAmount, isSameCurrency } from "./exact-amount"

/** What Medusa and the ledger say of a payment collection and of what it is for. */
export interface OwedFacts {
  /** What Medusa's payment collection is over. Medusa follows most changes of the cart or order with it, but not all. */
  collection: ExactAmount
  /** What the cart comes to; `null` without a cart, or once its order is placed. */
  cart: ExactAmount | null
  /** The order; `null` before it is placed. */
  order: OwedOrder | null
  /** Whether the collection is a cart's, and so over all of it. One that an admin made on an order can be over a part. */
  isOfCart: boolean
  /** Whether Medusa has captured SePay's payment of the collection. */
  isCaptured: boolean
}

/** What decides what an order still has to pay. */
export interface OwedOrder {
  /** Medusa's `summary.pending_difference`: what is not paid by captured money. Negative where Medusa owes something back. */
  outstanding: ExactAmount
  isCanceled: boolean
  /**
   * What the order's other payments will cover, and Medusa does not count as paid yet: money that SePay reported for its
   * other payment collections, and what other providers hold authorized.
   */
  coveredElsewhere: BigNumberInput
}

/**
 * Why a payment collection owes what it owes:
 * - `cart`: what the cart comes to;
 * - `order`: everything that the order has outstanding;
 * - `part_of_order`: the part of it that the payment collection was made for;
 * - `payment_collection`: its own amount, because it belongs to no cart and no order;
 * - `captured`: nothing more, because its payment is captured: Medusa makes another payment collection for what is outstanding
 *   beyond it;
 * - `order_canceled`: nothing, because the order was cancelled.
 */
export type OwedBasis = "cart" | "order" | "part_of_order" | "payment_collection" | "captured" | "order_canceled"

/** What a payment collection owes now. */
export interface OwedAmount extends ExactAmount {
  basis: OwedBasis
}

/**
 * What a payment collection owes now, apart from what it has paid: the one answer for everything that asks for money or
 * captures it. Pure.
 */
export function decideOwed({ collection, cart, order, isOfCart, isCaptured }: OwedFacts): OwedAmount {
  if (order === null) {
    return cart === null ? { ...collection, basis: "payment_collection" } : { ...cart, basis: "cart" }
  }
  const { outstanding, isCanceled, coveredElsewhere } = order
  if (isCanceled) {
    return { exactAmount: 0, currencyCode: outstanding.currencyCode, basis: "order_canceled" }
  }
  if (isCaptured) {
    return { exactAmount: 0, currencyCode: outstanding.currencyCode, basis: "captured" }
  }
  const left = MathBN.max(0, MathBN.sub(outstanding.exactAmount, coveredElsewhere))
  const isPart = !isOfCart && isSameCurrency(collection, outstanding) && MathBN.lt(collection.exactAmount, left)
  return isPart
    ? { ...collection, basis: "part_of_order" }
    : { exactAmount: left, currencyCode: outstanding.currencyCode, basis: "order" }
}
