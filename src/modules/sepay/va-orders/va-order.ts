import type { SepayApiVersion } from "../../../sepay/api/sepay-api"
import type { SepayEnvironment } from "../sql"

/**
 * The status of a VA order: `opening` before SePay is called, `closing` until SePay confirmed. What follows on what is in
 * `va-order-transitions.ts`.
 */
export type VaOrderStatus = "opening" | "open" | "partially" | "paid" | "closing" | "closed"

/** Statuses of the one VA order that a receivable may have open. */
export const OPEN_STATUSES = ["opening", "open", "partially"] as const satisfies VaOrderStatus[]

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
  /** The order or cart owes nothing any more, or what it owes cannot be paid by bank transfer. */
  | "nothing_owed"
  /** An admin said that the order was paid another way. */
  | "paid_another_way"
  /** It is of SePay's other environment, in which the plugin ran before. */
  | "environment_changed"

/** A row of `sepay_va_order` with its newest virtual account. */
export interface VaOrder {
  id: string
  environment: SepayEnvironment
  receivableId: string
  orderCode: string
  bankAccountId: string
  bankName: string
  bankBin: string
  accountNumber: string
  sepayBankAccountId: string
  /** The generation of SePay's API under which it was opened. */
  apiVersion: SepayApiVersion
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
  /** When SePay last answered that it does not know the order; `null`: it knows it, or was not asked. */
  unknownToSepayAt: Date | null
  createdAt: Date
}

/** A virtual account that SePay has opened. */
export interface OpenedVirtualAccount {
  sepayOrderId: string
  vaNumber: string
  accountHolderName: string | null
  /** Whole VND that it takes. */
  amountVnd: number
  /** How long it was opened for. */
  durationSeconds: number
  /** `null`: it does not expire. */
  expiresAt: Date | null
}
