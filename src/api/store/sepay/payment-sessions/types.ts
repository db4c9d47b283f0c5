import type { PaymentFlow } from "../../../../modules/sepay/owed/receivable"
import type { SepayPaymentStatus } from "../../../../modules/sepay/payments/decide-payment-status"

/** A SePay payment as its payer sees it. Amounts are whole VND, times are ISO 8601 in UTC. Nothing in it is secret. */
export interface StoreSepayPaymentSession {
  /** The Medusa payment session's id. */
  id: string
  status: SepayPaymentStatus
  flow: PaymentFlow
  currency_code: "vnd"
  /** What is to be paid in all. */
  amount_vnd: number
  /** What SePay has reported for it. */
  paid_amount_vnd: number
  /** What of this payment is still to be paid. */
  remaining_amount_vnd: number
  /**
   * What the whole order still has to be paid when the money of this payment is captured: more than
   * `remaining_amount_vnd` where the order was edited and became dearer. `null` before the order is placed.
   */
  outstanding_amount_vnd: number | null
  /** What of this payment the store refunded. */
  refunded_amount_vnd: number
  /** What the store still has to send back: refunds, and what a cancelled order received. */
  to_return_amount_vnd: number
  /** SePay's order code, for support; it need not be written into the transfer. */
  order_code: string | null
  /** The virtual account number to transfer to. */
  va_number: string | null
  account_holder_name: string | null
  /** SePay's short name of the bank. */
  bank_name: string | null
  /** The bank's NAPAS BIN. */
  bank_bin: string | null
  /**
   * The VietQR string to draw as a QR code. `null` when nothing can be transferred now, and when no code can be made of the
   * number: `status` says which.
   */
  vietqr: string | null
  /** When the virtual account stops taking money; `null`: it does not, or there is none. */
  expires_at: string | null
  /** The Medusa order, once it is placed. */
  order_id: string | null
  /**
   * The payment session to go on with when `status` is `outstanding`: another SePay payment of the same order that still
   * waits for money. `null` for any other status, and when there is no such payment.
   */
  outstanding_payment_session_id: string | null
}

/** Answer of `GET /store/sepay/payment-sessions/:id` and of `POST …/:id/virtual-account`. */
export interface StoreSepayPaymentSessionResponse {
  payment_session: StoreSepayPaymentSession
}
