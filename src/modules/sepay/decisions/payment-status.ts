/**
 * What a shopper is told about a payment:
 * - `pending`: no virtual account yet (it opens when the order is placed);
 * - `waiting`: an open virtual account waits for the transfer;
 * - `partially_paid`: something arrived, and the rest is awaited;
 * - `expired`: the virtual account expired unpaid; a new one can be asked for;
 * - `paid`: SePay reported everything that was to be paid;
 * - `canceled`: the order was cancelled, nothing is awaited.
 */
export type SepayPaymentStatus = "pending" | "waiting" | "partially_paid" | "expired" | "paid" | "canceled"

/** What the status is made of. */
export interface PaymentStatusInput {
  amountVnd: number
  receivedVnd: number
  isCanceled: boolean
  isSettled: boolean
  /** The VA to pay to, or the last one there was; `null` when none was opened yet. */
  virtualAccount: { expiresAt: Date | null; isOpen: boolean } | null
}

/** Decides what a shopper is told. Pure. */
export function decidePaymentStatus(input: PaymentStatusInput, now: Date): SepayPaymentStatus {
  if (input.isSettled || (input.receivedVnd > 0 && input.receivedVnd >= input.amountVnd)) {
    return "paid"
  }
  if (input.isCanceled) {
    return "canceled"
  }
  if (input.virtualAccount === null) {
    return "pending"
  }
  const { expiresAt, isOpen } = input.virtualAccount
  if (!isOpen || (expiresAt !== null && expiresAt <= now)) {
    return "expired"
  }
  return input.receivedVnd > 0 ? "partially_paid" : "waiting"
}
