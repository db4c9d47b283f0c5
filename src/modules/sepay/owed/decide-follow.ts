import type { SettlementStatus } from "../settlement/settlement-status"
import type { OwedAmount } from "./decide-owed"
import { type ExactAmount, isSameAmount, toExactNumber } from "./exact-amount"
import { toPayableAmount } from "./payable-amount"

/** What asks for the money of a payment collection now. */
export interface FollowInput {
  owed: OwedAmount
  receivable: { exactAmount: number; settlementStatus: SettlementStatus; isCanceled: boolean }
  /** What Medusa's payment collection is over. */
  collection: ExactAmount
  /** Whether Medusa still changes the amount of the payment collection: nothing of it is authorized or paid. */
  isCollectionOpen: boolean
  /** The payment sessions of SePay's that Medusa has: none when it deleted them, several when they were made at once. */
  sessions: readonly ExactAmount[]
}

/** What has to be done so that what is asked for is what is owed. */
export type FollowDecision =
  /** It is, or nothing may be changed any more. */
  | { action: "none" }
  /** The order was cancelled: nothing more is wanted. */
  | { action: "cancel" }
  /** Nothing is owed any more: ask for nothing. What has arrived is to be returned. */
  | { action: "withdraw"; updatesCollection: boolean }
  /** What is owed cannot be paid by bank transfer: ask for nothing. `problem`: why, for a person. */
  | { action: "refuse"; problem: string }
  /** Ask for this amount from now on. */
  | { action: "reprice"; amountVnd: number; exactAmount: number; updatesCollection: boolean; updatesSessions: boolean }

/**
 * Decides how ledger, payment session and payment collection follow what is owed. A payment that is captured stays as it is:
 * Medusa makes another payment collection for what is owed beyond it. Pure.
 */
export function decideFollow({ owed, receivable, collection, isCollectionOpen, sessions }: FollowInput): FollowDecision {
  if (owed.basis === "order_canceled") {
    return { action: receivable.isCanceled ? "none" : "cancel" }
  }
  if (receivable.settlementStatus === "settled" || receivable.isCanceled || owed.basis === "captured") {
    return { action: "none" }
  }
  const exactAmount = toExactNumber(owed)
  if (Math.round(exactAmount) < 1 && owed.currencyCode.toLowerCase() === "vnd") {
    const updatesCollection = isCollectionOpen && owed.basis === "order" && toExactNumber(collection) !== 0
    return receivable.exactAmount === 0 && !updatesCollection ? { action: "none" } : { action: "withdraw", updatesCollection }
  }
  const payable = toPayableAmount(exactAmount, owed.currencyCode)
  if (payable.amountVnd === null) {
    return { action: "refuse", problem: payable.problem }
  }
  const asked = { exactAmount: receivable.exactAmount, currencyCode: "vnd" }
  const updatesCollection = isCollectionOpen && !isSameAmount(collection, owed)
  // Which of several Medusa authorizes is up to Medusa.
  const updatesSessions = sessions.some((session) => !isSameAmount(session, owed))
  return isSameAmount(asked, owed) && !updatesCollection && !updatesSessions
    ? { action: "none" }
    : { action: "reprice", amountVnd: payable.amountVnd, exactAmount, updatesCollection, updatesSessions }
}
