import type { SepayPaymentSession } from "./types"

/** Whether nothing more will happen to the payment. */
export function isFinal({ status, order_id: orderId }: SepayPaymentSession): boolean {
  return status === "canceled" || (status === "paid" && orderId !== null)
}
