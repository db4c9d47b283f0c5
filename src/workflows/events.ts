import type { AllocationKind } from "../modules/sepay/decisions/allocate"

/** Events that a store can subscribe to. */
export const SepayEvents = {
  /** Money of a transaction needs a person's decision. At least once for each decision that is needed. */
  TRANSACTION_NEEDS_ATTENTION: "sepay.transaction.needs_attention",
  /** A payment's money is there, and it could not be captured without a person. */
  PAYMENT_NEEDS_ATTENTION: "sepay.payment.needs_attention",
} as const

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
