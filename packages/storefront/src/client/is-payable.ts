import type { SepayPaymentSession } from "./types"

/** Whether money is to be transferred now, to the number that the payment names. There can be a number without a QR code. */
export function isPayable({ status }: SepayPaymentSession): boolean {
  return status === "waiting" || status === "partially_paid"
}
