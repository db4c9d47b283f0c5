import { isFullyReceived, type ReceivedInput } from "../owed/received"

/**
 * What a shopper is told about a payment:
 * - `pending`: no virtual account yet (it opens when the order is placed);
 * - `waiting`: an open virtual account waits for the transfer;
 * - `partially_paid`: something arrived, and the rest is awaited;
 * - `confirming`: SePay has counted a transfer whose details have not come yet: the payer is to wait, and to transfer nothing;
 * - `expired`: the virtual account expired unpaid; a new one can be asked for;
 * - `paid`: nothing of the order is outstanding, cancelled or refunded: SePay reported everything that was to be paid, or it was
 *   paid another way;
 * - `outstanding`: SePay reported everything that was to be paid, and the order still has something outstanding: it was
 *   edited after the payment was made, say;
 * - `partially_refunded`: a part of what was paid was refunded in Medusa;
 * - `refunded`: all that was paid was refunded in Medusa;
 * - `canceled`: the order was cancelled, nothing is awaited, whatever was received before.
 */
export const SEPAY_PAYMENT_STATUSES = [
  "pending",
  "waiting",
  "partially_paid",
  "confirming",
  "expired",
  "paid",
  "outstanding",
  "partially_refunded",
  "refunded",
  "canceled",
] as const

/** @see SEPAY_PAYMENT_STATUSES */
export type SepayPaymentStatus = (typeof SEPAY_PAYMENT_STATUSES)[number]

/** Whether the payer is to transfer money now, to a number that takes it. */
export function isTransferAwaited(status: SepayPaymentStatus): boolean {
  return status === "waiting" || status === "partially_paid"
}

/** What Medusa says of a payment collection's order. Amounts are in đồng and can have fractions. */
export interface OrderFacts {
  orderId: string
  isCanceled: boolean
  /**
   * What the whole order still has to be paid: Medusa's `summary.pending_difference`, over all its payment collections.
   * Only captured money counts as paid. Negative where Medusa owes something back.
   */
  pendingDifference: number
  /** Captures of this payment collection that exist. */
  captured: number
  /** Captures of this payment collection that `pendingDifference` counts: Medusa books a capture after it made it. */
  booked: number
  /** Refunds of this payment collection. */
  refunded: number
  /** Refunds of the order's other payments. */
  refundedElsewhere: number
  /**
   * The part of the order's refunds for which it got no credit line. Medusa's refund of a payment adds one, and so leaves
   * the pending difference as it was; a refund without one makes the order look unpaid again by as much, unless goods came
   * back for it.
   */
  refundedWithoutCredit: number
}

/** What of a receivable and of its order says what is outstanding. */
export interface OutstandingInput extends ReceivedInput {
  /** The session's amount before it was rounded to whole VND: this is what Medusa captures. */
  exactAmount: number
  /** The ledger knows that the order was cancelled. */
  isCanceled: boolean
  isSettled: boolean
  /** `null` before the order is placed. */
  order: OrderFacts | null
}

/** What of a receivable, of its virtual account and of its order says how far the payment is. */
export interface PaymentStatusInput extends OutstandingInput {
  /** What SePay has counted on the payment's numbers and the ledger does not have. Whole VND. */
  missingVnd: number
  /** The VA to pay to, or the last one there was; `null` when none was opened yet. */
  virtualAccount: { expiresAt: Date | null; isOpen: boolean } | null
}

/** Money of a payment that is not used, or that waits to be sent back. Whole VND. */
export interface UnusedMoney {
  surplusVnd: number
  lateVnd: number
  /** Refunds that were not transferred yet. */
  returnsOwedVnd: number
}

/** What is said of a payment. Amounts are whole VND. */
export interface PaymentSummary {
  status: SepayPaymentStatus
  /**
   * What the whole order still has to be paid once the money of this payment is captured; `null` before the order is
   * placed.
   */
  outstandingVnd: number | null
  /** What was refunded of this payment in Medusa. */
  refundedVnd: number
  /** What is still to be sent back to the payer: refunds, and everything that a cancelled order received. */
  toReturnVnd: number
}

/** Decides what is said of a payment, to shoppers, to admins and in e-mails. Pure. */
export function summarizePayment(input: PaymentStatusInput & UnusedMoney, now: Date): PaymentSummary {
  const status = decidePaymentStatus(input, now)
  const { capturedVnd, notCapturedVnd } = heldForCanceledOrder(input)
  return {
    status,
    outstandingVnd: decideOutstanding(input),
    refundedVnd: Math.round(input.order?.refunded ?? 0),
    toReturnVnd: input.returnsOwedVnd + (status === "canceled" ? capturedVnd + notCapturedVnd : 0),
  }
}

/** Decides how far a payment is. `paid` is said of no order that is cancelled, refunded or has something outstanding. Pure. */
export function decidePaymentStatus(input: PaymentStatusInput, now: Date): SepayPaymentStatus {
  if (isOrderCanceled(input)) {
    return "canceled"
  }
  if (input.isSettled || isFullyReceived(input) || isPaidAnotherWay(input)) {
    return decideReceivedStatus(input)
  }
  if (input.missingVnd > 0) {
    return "confirming"
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

/** Whether the order was cancelled: Medusa knows it first, and the ledger hears of it by an event. */
export function isOrderCanceled({ isCanceled, order }: Pick<OutstandingInput, "isCanceled" | "order">): boolean {
  return isCanceled || order?.isCanceled === true
}

/** Nothing of the order is outstanding, although SePay did not report everything: it was paid another way, or became free. */
function isPaidAnotherWay({ order }: OutstandingInput): boolean {
  return order !== null && Math.round(order.pendingDifference) <= 0
}

function decideReceivedStatus(input: OutstandingInput): SepayPaymentStatus {
  const { order } = input
  if (order === null) {
    return "paid"
  }
  const refundedVnd = Math.round(order.refunded)
  if (refundedVnd > 0 && refundedVnd >= Math.round(order.captured)) {
    return "refunded"
  }
  const outstandingVnd = decideOutstanding(input) ?? 0
  // What only looks unpaid because it was refunded is called refunded.
  const isMoreThanRefunds = outstandingVnd > Math.round(order.refundedWithoutCredit)
  if (refundedVnd > 0 && !isMoreThanRefunds) {
    return "partially_refunded"
  }
  return outstandingVnd > 0 ? "outstanding" : "paid"
}

/** What the whole order still has to be paid once the money of this payment is captured; `null` before it is placed. Pure. */
export function decideOutstanding(input: OutstandingInput): number | null {
  const { order } = input
  if (order === null) {
    return null
  }
  if (isOrderCanceled(input)) {
    return 0
  }
  const received = isFullyReceived(input) ? input.exactAmount : input.receivedVnd
  // A settled payment is captured and booked: Medusa's sum has it.
  const notBooked = input.isSettled ? 0 : Math.max(0, received - order.booked)
  return Math.max(0, Math.round(order.pendingDifference - notBooked))
}

/**
 * What was received for an order that was cancelled and was not refunded: what Medusa captured has to be refunded in Medusa
 * first, the rest is returned directly. Whole VND; meaningless for an order that was not cancelled.
 */
export function heldForCanceledOrder(
  input: Pick<OutstandingInput, "receivedVnd" | "isSettled" | "order"> & Pick<UnusedMoney, "surplusVnd" | "lateVnd">
): { capturedVnd: number; notCapturedVnd: number } {
  const { order, isSettled, receivedVnd, surplusVnd, lateVnd } = input
  const captured = order?.captured ?? (isSettled ? receivedVnd : 0)
  return {
    capturedVnd: Math.max(0, Math.round(captured - (order?.refunded ?? 0))),
    notCapturedVnd: (captured > 0 ? 0 : receivedVnd) + surplusVnd + lateVnd,
  }
}
