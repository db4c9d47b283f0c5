import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** A connection or a transaction on it. */
export type Sql = Knex | Knex.Transaction

/** SePay's environment; rows of the two never mix. */
export type SepayEnvironment = "production" | "sandbox"

/** See design: `opening` before SePay is called, `closing` until SePay confirmed. */
export type VaOrderStatus = "opening" | "open" | "partially" | "paid" | "closing" | "closed"

/** Statuses of the one VA order that a receivable may have open. */
export const OPEN_STATUSES = ["opening", "open", "partially"] as const satisfies VaOrderStatus[]

/** When the virtual account is opened: with the order, or before it. */
export type PaymentFlow = "order_first" | "pay_first"

export type SettlementStatus = "none" | "due" | "settled" | "attention"

/** Why a VA order is being closed. */
export type CloseReason =
  | "amount_changed"
  | "expired"
  | "released"
  | "order_canceled"
  | "paid_elsewhere"
  | "open_failed"
  /** An admin asked for another one. */
  | "replaced_by_admin"
  | "canceled_by_admin"

/** A row of `sepay_receivable`. */
export interface Receivable {
  id: string
  paymentCollectionId: string
  paymentSessionId: string
  providerId: string | null
  flow: PaymentFlow
  amountVnd: number
  exactAmount: number
  receivedVnd: number
  captureSessionId: string | null
  releasedAt: Date | null
  canceledAt: Date | null
  settlementStatus: SettlementStatus
  settlementAttempts: number
  settlementError: string | null
  settledAt: Date | null
  repairedAt: Date | null
  createdAt: Date
}

/** A row of `sepay_va_order` with its newest virtual account. */
export interface VaOrder {
  id: string
  receivableId: string
  orderCode: string
  bankAccountId: string
  bankName: string
  bankBin: string
  accountNumber: string
  sepayBankAccountId: string
  sepayOrderId: string | null
  amountVnd: number
  paidAmountVnd: number
  status: VaOrderStatus
  durationSeconds: number
  expiresAt: Date | null
  openingUntil: Date | null
  closeReason: CloseReason | null
  closeAttempts: number
  vaNumber: string | null
  accountHolderName: string | null
  closedAt: Date | null
  needsAttention: boolean
  lastError: string | null
  createdAt: Date
}

/** A row of `sepay_bank_account` that the store can sell on. */
export interface BankAccount {
  id: string
  sepayId: string
  bankName: string
  bankBin: string
  accountNumber: string
  accountHolderName: string
  tid: string | null
  vaPrefix: string | null
  vaHolderName: string | null
}
