import type { SettlementStatus } from "../settlement/settlement-status"
import type { SepayEnvironment } from "../sql"

/** When the virtual account is opened: with the order, or before it. */
export const PAYMENT_FLOWS = ["order_first", "pay_first"] as const

/** @see PAYMENT_FLOWS */
export type PaymentFlow = (typeof PAYMENT_FLOWS)[number]

/** A row of `sepay_receivable`. */
export interface Receivable {
  id: string
  /** SePay's environment in which it is paid. */
  environment: SepayEnvironment
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
  /** While a process captures its money: until when nobody else does. */
  settlementLeaseUntil: Date | null
  settledAt: Date | null
  repairedAt: Date | null
  createdAt: Date
}
