import type { ApiOrder, SepayOrderStatus } from "../../../sepay/api/sepay-api"
import type { VaOrder } from "./va-order"

/** What SePay answered when it was asked about an order. */
export type SepayWord =
  | {
      kind: "order"
      status: SepayOrderStatus
      /** Whole VND that SePay has counted on the order. */
      paidAmountVnd: number
      /** Whether a bank still takes money on one of its numbers. */
      takesMoney: boolean
    }
  /** SePay does not know it: it was deleted, or the API token, API version or environment is not the order's. */
  | { kind: "unknown" }
  /** SePay refused to answer, or could not be asked. */
  | { kind: "unreachable" }

/** What somebody wants to do with an order, and asks SePay's word for. */
export type SepayQuestion = "give_out_number" | "close"

/** What decides what SePay's word means. Amounts are whole VND. */
export interface SepayWordInput {
  question: SepayQuestion
  word: SepayWord
  /** What the order is over. */
  amountVnd: number
  /** What the ledger knows to have come through the order, whatever became of it. */
  recordedVnd: number
}

/** What follows from SePay's word. */
export type SepayWordDecision =
  /** Do what was asked. */
  | { action: "go_on" }
  /** SePay takes nothing more on the order: it is closed in the ledger, and another one may be opened. */
  | { action: "over"; status: "paid" | "closed" }
  /** SePay takes money on it yet: ask again later. */
  | { action: "ask_again" }
  /** SePay has counted money that the ledger does not have: look for it, and let a person look when it is not found. */
  | { action: "find_money"; missingVnd: number; status: "paid" | "closed" | "open" }
  /** Nothing is known: a person has to look at SePay. */
  | { action: "ask_person" }

/**
 * Decides what SePay's word about an order means for whoever gives out, replaces or closes its number. Only a status that
 * SePay states closes an order: a refusal and an unknown id prove nothing. Pure.
 */
export function decideSepayWord({ question, word, amountVnd, recordedVnd }: SepayWordInput): SepayWordDecision {
  if (word.kind === "unknown") {
    return { action: "ask_person" }
  }
  if (word.kind === "unreachable") {
    return { action: "ask_again" }
  }
  const status = statusOf(word, question)
  const missingVnd = countedVnd(word, amountVnd) - recordedVnd
  if (missingVnd > 0) {
    return { action: "find_money", missingVnd, status }
  }
  if (status !== "open") {
    return { action: "over", status }
  }
  return { action: question === "give_out_number" ? "go_on" : "ask_again" }
}

/** After so many attempts to close a number, some two hours, a person is asked. */
const ANSWER_ATTEMPTS = 8

/**
 * Whether SePay does not know a number that is to be closed, or has not answered about it for two hours. That its payer is
 * asked for nothing any more proves nothing: it may be paid. Pure.
 */
export function isUnanswered({
  status,
  unknownToSepayAt,
  closeAttempts,
}: Pick<VaOrder, "status" | "unknownToSepayAt" | "closeAttempts">): boolean {
  return status === "closing" && (unknownToSepayAt !== null || closeAttempts >= ANSWER_ATTEMPTS)
}

/** What SePay said of an order that it knows. */
export type OrderWord = Extract<SepayWord, { kind: "order" }>

/**
 * An order that was paid in part stays `Partially` for ever: without an open number, it takes no more. Where a number is
 * given out, it is open: BIDV adds numbers to it.
 */
function statusOf({ status, takesMoney }: OrderWord, question: SepayQuestion): "paid" | "closed" | "open" {
  if (status === "Paid") {
    return "paid"
  }
  const isClosed = status === "Cancelled" || (status === "Partially" && !takesMoney && question === "close")
  return isClosed ? "closed" : "open"
}

/** How much SePay has counted, in whole VND. Where its answer lacks the sum, "Paid" says enough. */
export function countedVnd({ status, paidAmountVnd }: Pick<OrderWord, "status" | "paidAmountVnd">, amountVnd: number): number {
  return status === "Paid" ? Math.max(paidAmountVnd, amountVnd) : paidAmountVnd
}

/** SePay's answer about an order as its word. Pure. */
export function toSepayWord(order: ApiOrder, now: Date): OrderWord {
  return {
    kind: "order",
    status: order.status,
    paidAmountVnd: order.paidAmountVnd,
    takesMoney: numbersThatTakeMoney(order, now).length > 0,
  }
}

/** The numbers of an order on which a bank takes money. Pure. */
export function numbersThatTakeMoney({ virtualAccounts }: Pick<ApiOrder, "virtualAccounts">, now: Date): string[] {
  return virtualAccounts
    .filter(({ status, expiresAt }) => status === "Unpaid" && (expiresAt === null || expiresAt > now))
    .map(({ vaNumber }) => vaNumber)
}
