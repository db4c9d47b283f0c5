import type { Shopper } from "../../integration-tests/support/shopper"
import { forEachAtConcurrency } from "./concurrency"
import { SEPAY_PROVIDER_ID } from "./providers"

/** An order that waits for its transfer. */
export interface PlacedOrder {
  orderId: string
  sessionId: string
  vaNumber: string
  orderCode: string
  amountVnd: number
}

const CONCURRENCY = 4

/** Places orders over HTTP, each from a cart of its own. */
export async function placeOrders(shopper: Shopper, variantId: string, count: number): Promise<PlacedOrder[]> {
  const orders: PlacedOrder[] = []
  await forEachAtConcurrency(Array.from({ length: count }), CONCURRENCY, async () => {
    orders.push(await placeOrder(shopper, variantId))
  })
  return orders
}

async function placeOrder(shopper: Shopper, variantId: string): Promise<PlacedOrder> {
  const { sessionId, orderId } = await shopper.placeOrder(variantId, SEPAY_PROVIDER_ID)
  const { va_number: vaNumber, order_code: orderCode, amount_vnd: amountVnd } = await shopper.payment(sessionId)
  if (vaNumber === null || orderCode === null) {
    throw new Error(`Order ${orderId} was placed without a virtual account.`)
  }
  return { orderId, sessionId, vaNumber, orderCode, amountVnd }
}

/** Fills carts and chooses how to pay; they are ready to be completed. @returns their ids */
export async function fillCarts(
  shopper: Shopper,
  variantId: string,
  providerId: string,
  count: number
): Promise<string[]> {
  const cartIds: string[] = []
  await forEachAtConcurrency(Array.from({ length: count }), CONCURRENCY, async () => {
    const { cartId } = await shopper.fillCart(variantId)
    await shopper.choose(await shopper.openCollection(cartId), providerId)
    cartIds.push(cartId)
  })
  return cartIds
}
