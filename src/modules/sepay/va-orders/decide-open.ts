import { remainingVnd as remainingOf } from "../owed/received"
import type { VaOrderStatus } from "./va-order"

/** What the decision needs to know of a receivable. */
export interface OpenableReceivable {
  amountVnd: number
  receivedVnd: number
  isCanceled: boolean
  isSettled: boolean
  /** What SePay has counted on its numbers and the ledger does not have yet, in whole VND. */
  missingVnd: number
  /** Another number of it may still take money: SePay has not confirmed yet that it is closed. */
  isClosing: boolean
  /** How long a virtual account of its flow takes money, in seconds. */
  durationSeconds: number
}

/** What the decision needs to know of the one VA order that may be open. */
export interface CurrentVaOrder {
  status: VaOrderStatus
  amountVnd: number
  paidAmountVnd: number
  /** Whether SePay answered the order's id. */
  isKnownToSepay: boolean
  /** How long its newest virtual account takes money altogether, in seconds. */
  durationSeconds: number
  /** `null`: it does not expire. */
  expiresAt: Date | null
  /** While a virtual account of it is being opened: until when the process that does may take. */
  openingUntil: Date | null
}

/** Why the current VA order is to be closed at SePay before another is opened. */
export type ReplaceReason = "amount_changed" | "expired"

/** What to do so that a receivable has an open virtual account. */
export type OpenDecision =
  /** Nothing is left to pay; `reported`: as far as SePay's word goes, and its money is on the way to the ledger. */
  | { action: "none"; reason: "paid" | "canceled" | "reported" }
  /** The open one serves (a new session takes it over without a call to SePay). */
  | { action: "reuse" }
  /** Another call is opening it right now. */
  | { action: "wait" }
  /** The process that was opening it is gone: find it by its order code, or create it. */
  | { action: "recover" }
  /**
   * Its virtual account expired, or was opened for a shorter time than the payment promises now, and SePay's order is still
   * open: open another one on it, over what is left.
   */
  | { action: "add"; amountVnd: number }
  /** The current one is of no more use: it is abandoned, and the next look decides what follows. */
  | { action: "abandon"; reason: ReplaceReason }
  /** SePay is to close the number before, or to say that it was paid: nobody is to pay twice. */
  | { action: "close_first" }
  /** Open a new one. */
  | { action: "open"; amountVnd: number }

/** Decides how a receivable gets an open virtual account. Pure; the caller holds the receivable's row lock. */
export function decideOpen(receivable: OpenableReceivable, current: CurrentVaOrder | null, now: Date): OpenDecision {
  if (receivable.isCanceled) {
    return { action: "none", reason: "canceled" }
  }
  const remainingVnd = remainingOf(receivable)
  if (receivable.isSettled || remainingVnd === 0) {
    return { action: "none", reason: "paid" }
  }
  if (receivable.missingVnd > 0) {
    return { action: "none", reason: "reported" }
  }
  if (current === null) {
    return receivable.isClosing ? { action: "close_first" } : { action: "open", amountVnd: remainingVnd }
  }
  const currentRemainingVnd = current.amountVnd - current.paidAmountVnd
  if (currentRemainingVnd !== remainingVnd) {
    return { action: "abandon", reason: "amount_changed" }
  }
  const isBeingOpened = current.openingUntil !== null && current.openingUntil > now
  if (isBeingOpened) {
    return { action: "wait" }
  }
  if (current.status === "opening") {
    return { action: "recover" }
  }
  if (current.expiresAt !== null && current.expiresAt <= now) {
    // SePay adds virtual accounts to an order that it holds open; one that it does not know of has to be made.
    return current.isKnownToSepay
      ? { action: "add", amountVnd: remainingVnd }
      : { action: "abandon", reason: "expired" }
  }
  // `pay_first` was chosen before: its number would expire long before the order's is to.
  const isTooShort = current.durationSeconds < receivable.durationSeconds && current.expiresAt !== null
  return isTooShort && current.isKnownToSepay ? { action: "add", amountVnd: remainingVnd } : { action: "reuse" }
}
