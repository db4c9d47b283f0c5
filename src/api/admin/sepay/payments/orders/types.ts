import type { NextActionCode } from "../../../../../modules/sepay/payments/decide-next-actions"
import type { SepayPaymentStatus } from "../../../../../modules/sepay/payments/decide-payment-status"
import type { AdminSepayTransaction } from "../../money/transactions/types"
import type { AdminSepayReturnOwed } from "../../returns/types"

/** A SePay order with its virtual account. */
export interface AdminSepayVaOrder {
  id: string
  order_code: string
  sepay_order_id: string | null
  status: "opening" | "open" | "partially" | "paid" | "closing" | "closed"
  amount_vnd: number
  paid_amount_vnd: number
  bank_name: string
  account_number: string
  va_number: string | null
  account_holder_name: string | null
  created_at: string
  expires_at: string | null
  closed_at: string | null
  /**
   * `amount_changed`, `expired`, `released`, `order_canceled`, `paid_elsewhere`, `open_failed`, `replaced_by_admin`,
   * `canceled_by_admin`, `nothing_owed`, `paid_another_way`, `environment_changed`.
   */
  close_reason: string | null
  needs_attention: boolean
  last_error: string | null
}

/** @see NextActionCode for what each one means. */
export type AdminSepayNextActionCode = NextActionCode

/** A sentence for the admin. */
export interface AdminSepayNextAction {
  code: AdminSepayNextActionCode
  severity: "success" | "info" | "warning" | "error"
  /** What it is about, in whole VND. */
  amount_vnd: number | null
  /** What SePay or Medusa said (English). */
  message: string | null
}

/** What an admin did with an order's payment, other than deciding about money. */
export interface AdminSepayAdminAction {
  id: string
  /** `virtual_account.open`, `virtual_account.cancel`, `payment.check`, `payment.request`, `payment.paid_another_way`. */
  action: string
  actor_id: string
  actor_name: string | null
  created_at: string
}

/** A payment of an order (or of a payment link) through SePay. Amounts are whole VND, times ISO 8601 in UTC. */
export interface AdminSepayOrderPayment {
  payment_collection_id: string
  payment_session_id: string
  flow: "order_first" | "pay_first"
  status: SepayPaymentStatus
  amount_vnd: number
  received_vnd: number
  /** What of this payment is still to be paid. */
  remaining_vnd: number
  /** What the whole order still has to be paid when this payment is captured; `null` before it is placed. */
  outstanding_vnd: number | null
  /** What of this payment was refunded in Medusa. */
  refunded_vnd: number
  /** What is still to be sent back: refunds, and what a cancelled order received. */
  to_return_vnd: number
  is_captured: boolean
  captured_at: string | null
  /** What can be paid to now, or could last. */
  virtual_account: AdminSepayVaOrder | null
  /** The VietQR string to draw as a QR code; `null` when nothing can be transferred now. */
  vietqr: string | null
  /** The first sentence is the most important one. */
  next_actions: AdminSepayNextAction[]
  can_check: boolean
  can_open_virtual_account: boolean
  can_cancel_virtual_account: boolean
  /** Whether what it still waits for can be recorded as paid another way. */
  can_mark_paid_another_way: boolean
  /** Every one that there ever was, the newest first. */
  va_orders: AdminSepayVaOrder[]
  /** Every one that has to do with the payment, the newest first. */
  transactions: AdminSepayTransaction[]
  returns_owed: AdminSepayReturnOwed[]
  actions: AdminSepayAdminAction[]
}

/** What an order has outstanding, and whether it can be asked for through SePay. */
export interface AdminSepayOrderRequest {
  /** Whole VND. */
  outstanding_vnd: number
  /** Whether `POST /admin/sepay/payments/orders/:id/request` would ask for it: no open payment of SePay's does. */
  can_request: boolean
}

/** Answer of `GET /admin/sepay/payments/orders/:id` and `POST …/request`. */
export interface AdminSepayOrderResponse {
  /** Empty: the order was not paid through SePay. */
  payments: AdminSepayOrderPayment[]
  request: AdminSepayOrderRequest
}

/** Answer of `POST /admin/sepay/payments/payment-collections/:id/check`, `…/virtual-account`, `…/paid-another-way` and `DELETE …/virtual-account`. */
export interface AdminSepayOrderPaymentResponse {
  payment: AdminSepayOrderPayment
  /** What SePay said of its newest order when it was asked; `null` where it was not. */
  sepay: { status: string; paid_amount_vnd: number } | null
  /** What could not be asked, in SePay's or the plugin's words. */
  problem: string | null
}
