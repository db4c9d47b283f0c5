import type { FindingKind } from "../modules/sepay/audit/decide-findings"
import type { AllocationKind } from "../modules/sepay/money/decide-allocations"

/** Events that a store can subscribe to. */
export const SepayEvents = {
  /** Money of a transaction needs a person's decision. At least once for each decision that is needed. */
  TRANSACTION_NEEDS_ATTENTION: "sepay.transaction.needs_attention",
  /** A payment's money is there, and it could not be captured without a person. */
  PAYMENT_NEEDS_ATTENTION: "sepay.payment.needs_attention",
  /** An order has a virtual account to pay to: its first one, or another one after expiry. */
  PAYMENT_INSTRUCTIONS: "sepay.payment.instructions",
  /** An order's virtual account expires soon, and is not paid. Once for each virtual account. */
  PAYMENT_REMINDER: "sepay.payment.reminder",
  /**
   * Money for an order was received: a part of it, or all of it and the payment is captured. Not sent when the order was
   * cancelled or the payment refunded meanwhile.
   */
  PAYMENT_RECEIVED: "sepay.payment.received",
  /** Two of the three books (SePay's, the ledger, Medusa's) disagree. At least once for each finding. */
  AUDIT_FINDING_OPENED: "sepay.audit.finding_opened",
  /** They agree again. */
  AUDIT_FINDING_RESOLVED: "sepay.audit.finding_resolved",
} as const

/** Data of `sepay.audit.finding_opened` and `sepay.audit.finding_resolved`. */
export interface SepayAuditFindingChanged {
  id: string
  /** As in docs/audit.md. */
  kind: FindingKind
  /** By how much the books differ, in whole VND. */
  amount_vnd: number
  /** The ledger's payment and transaction that it is about, where it is about one. */
  receivable_id: string | null
  transaction_id: string | null
  /** In plain words. */
  ledger_says: string
  other_says: string
}

/** Data of `sepay.transaction.needs_attention`. */
export interface SepayTransactionNeedsAttention {
  /** The ledger's transaction. */
  id: string
  kind: AllocationKind
  /** Whole VND. */
  amount_vnd: number
  /** The payment that it was joined with, if there is one. */
  receivable_id: string | null
  /** In plain words. */
  reason: string
}

/** Data of `sepay.payment.needs_attention`. */
export interface SepayPaymentNeedsAttention {
  /** The ledger's receivable. */
  id: string
  payment_collection_id: string
  payment_session_id: string
  /** In plain words. */
  reason: string
}

/** What the events about an order's payment have in common. Each is sent at least once. */
interface SepayPaymentEvent {
  order_id: string
  payment_collection_id: string
  payment_session_id: string
}

/** Data of `sepay.payment.instructions` and `sepay.payment.reminder`. */
export interface SepayPaymentInstructions extends SepayPaymentEvent {
  va_number: string
  /** What is still to be transferred, in whole VND. */
  remaining_amount_vnd: number
  /** ISO 8601; `null`: it does not expire. */
  expires_at: string | null
}

/** Data of `sepay.payment.received`. */
export interface SepayPaymentReceived extends SepayPaymentEvent {
  /** What came since the last event, in whole VND. */
  received_amount_vnd: number
  /**
   * What is still to be paid, in whole VND: the rest of this payment, or else what the order has outstanding beyond it
   * (it was edited and became dearer, say). 0: everything was received and captured, and nothing is outstanding.
   */
  remaining_amount_vnd: number
}
