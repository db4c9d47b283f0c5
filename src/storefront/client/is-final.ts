import type { SepayPaymentSession } from "./types"

const FINAL_STATUSES: ReadonlyArray<SepayPaymentSession["status"]> = ["partially_refunded", "refunded", "canceled"]

/** Whether nothing more will happen to the payment. The store ends its streams by the same rule. */
export function isFinal({ status, order_id: orderId }: SepayPaymentSession): boolean {
  return FINAL_STATUSES.includes(status) || (status === "paid" && orderId !== null)
}
