import type { SepayClientError } from "../../client/error"
import { isPayable } from "../../client/is-payable"
import type { SepayPaymentSession } from "../../client/types"

/** What is known of a payment. A page that shows another payment session begins with nothing. */
export interface Knowledge {
  paymentSessionId: string
  payment: SepayPaymentSession | null
  error: SepayClientError | null
  isConnected: boolean
  isRenewing: boolean
  hasAmountChanged: boolean
  /** The payment when it could last be paid: the amount and the QR code that the shopper has seen. */
  payable: SepayPaymentSession | null
}

export function begin(paymentSessionId: string, initialPayment?: SepayPaymentSession): Knowledge {
  const payment = initialPayment?.id === paymentSessionId ? initialPayment : null
  return {
    paymentSessionId,
    payment,
    payable: payment && isPayable(payment) ? payment : null,
    error: null,
    isConnected: true,
    isRenewing: false,
    hasAmountChanged: false,
  }
}

/**
 * A new amount comes with a new number, and the payment cannot be paid while that is opened: the amount is compared when
 * the payment can be paid again. The shopper is told until the next money arrives. Pure.
 */
export function learnPayment({ payable, hasAmountChanged }: Knowledge, payment: SepayPaymentSession): Partial<Knowledge> {
  if (!isPayable(payment)) {
    return { payment, error: null }
  }
  const isSame = payable?.id === payment.id
  const isNewAmount = payable?.amount_vnd !== payment.amount_vnd
  const isStillNew = hasAmountChanged && payable?.paid_amount_vnd === payment.paid_amount_vnd
  return { payment, payable: payment, error: null, hasAmountChanged: isSame && (isNewAmount || isStillNew) }
}
