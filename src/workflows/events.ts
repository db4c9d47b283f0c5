import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { FindingKind } from "../modules/sepay/audit/decide-findings"
import type { AllocationKind } from "../modules/sepay/money/decide-allocations"

/** Events that a store can subscribe to; `docs/events.md` says when each is sent. All are sent at least once. */
export const SepayEvents = {
  /** An order has a virtual account to pay to: its first one, or another one after expiry. */
  VIRTUAL_ACCOUNT_OPENED: "sepay.virtual_account.opened",
  /** An order's virtual account expires soon, and is not paid: its payer can be reminded. */
  VIRTUAL_ACCOUNT_EXPIRY_APPROACHED: "sepay.virtual_account.expiry_approached",
  /** An order's virtual account expired, and was not paid in full. */
  VIRTUAL_ACCOUNT_EXPIRED: "sepay.virtual_account.expired",
  /** A transaction is in the ledger: money that came or left, whatever it is for. */
  TRANSACTION_RECORDED: "sepay.transaction.recorded",
  /** Money of a transaction needs a person's decision. */
  TRANSACTION_FLAGGED: "sepay.transaction.flagged",
  /**
   * Money for an order was received: a part of it, or all of it and the payment is captured. Not sent when the order was
   * cancelled or the payment refunded meanwhile.
   */
  PAYMENT_RECEIVED: "sepay.payment.received",
  /** A payment's money is there, and it could not be captured without a person. */
  PAYMENT_FLAGGED: "sepay.payment.flagged",
  /** Two of the three books (SePay's, the ledger, Medusa's) disagree. */
  AUDIT_FINDING_OPENED: "sepay.audit.finding_opened",
  /** They agree again. */
  AUDIT_FINDING_RESOLVED: "sepay.audit.finding_resolved",
} as const

/**
 * What each event says.
 *
 * @example
 * export default async function remember({ event }: SubscriberArgs<SepayEventData["sepay.payment.received"]>) {
 *   console.log(event.data.received_amount_vnd)
 * }
 */
export interface SepayEventData {
  "sepay.virtual_account.opened": SepayVirtualAccountEvent
  "sepay.virtual_account.expiry_approached": SepayVirtualAccountEvent
  "sepay.virtual_account.expired": SepayVirtualAccountEvent
  "sepay.transaction.recorded": SepayTransactionRecorded
  "sepay.transaction.flagged": SepayTransactionFlagged
  "sepay.payment.received": SepayPaymentReceived
  "sepay.payment.flagged": SepayPaymentFlagged
  "sepay.audit.finding_opened": SepayAuditFindingChanged
  "sepay.audit.finding_resolved": SepayAuditFindingChanged
}

export type SepayEventName = (typeof SepayEvents)[keyof typeof SepayEvents]

/** An event with its own data. */
export type SepayEvent = { [Name in SepayEventName]: { name: Name; data: SepayEventData[Name] } }[SepayEventName]

/** Hands events to the store's event bus. */
export async function emitSepayEvents(container: MedusaContainer, events: SepayEvent[]): Promise<void> {
  if (events.length > 0) {
    await container.resolve(Modules.EVENT_BUS).emit<SepayEvent["data"]>(events)
  }
}

/** Data of `sepay.transaction.recorded`. */
export interface SepayTransactionRecorded {
  /** The ledger's transaction. */
  id: string
  direction: "in" | "out"
  /** Whole VND. */
  amount_vnd: number
  /** The store's account. */
  account_number: string | null
  va_number: string | null
  /** When the bank says that the money moved, ISO 8601. */
  transacted_at: string | null
}

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

/** Data of `sepay.transaction.flagged`. */
export interface SepayTransactionFlagged {
  /** The ledger's transaction. */
  id: string
  kind: AllocationKind
  /** Whole VND. */
  amount_vnd: number
  /** The payment that it was matched with, if there is one. */
  receivable_id: string | null
  /** In plain words. */
  reason: string
}

/** Data of `sepay.payment.flagged`. */
export interface SepayPaymentFlagged {
  /** The ledger's receivable. */
  id: string
  payment_collection_id: string
  payment_session_id: string
  /** In plain words. */
  reason: string
}

/** What the events about an order's payment have in common. */
interface SepayPaymentEvent {
  order_id: string
  payment_collection_id: string
  payment_session_id: string
}

/** Data of `sepay.virtual_account.opened`, `.expiry_approached` and `.expired`. */
export interface SepayVirtualAccountEvent extends SepayPaymentEvent {
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
