import type { SepayPaymentSession } from "./types"

/** Whether nothing more will happen to the payment. The store ends its streams by the same rule. */
export function isFinal({ status, order_id: orderId }: SepayPaymentSession): boolean {
  // Also `partially_refunded`.
  return /refunded|canceled/.test(status) || (status === "paid" && orderId !== null)
}
