import { remainingVnd } from "../owed/received"
import { normalizeNumber } from "./normalize-identifiers"

/** What the money of a transaction is for. The allocations of a transaction add up to its amount (the database refuses anything else). */
export type AllocationKind = "applied" | "surplus" | "late" | "unmatched" | "returned" | "ignored"

/**
 * How a transaction was matched with a VA order, the surest first:
 * - `virtual_account`: the number is the order's own;
 * - `order_code`: SePay's `code` is the order's code;
 * - `truncated_code`: SePay's `code` is the beginning of exactly one order's code (SePay cuts codes to a configured length);
 * - `short_code`: the same, cut so short that the account must be known, too;
 * - `code_in_text`: the payer's text contains the code. Anyone can write a text;
 * - `number_in_text`: the payer's text contains one of the order's VA numbers;
 * - `cut_code`: the payer's text has the beginning of exactly one order's code, or a code that is nearly that one. It is only
 *   ever suggested.
 */
export type MatchedBy =
  | "virtual_account"
  | "order_code"
  | "truncated_code"
  | "short_code"
  | "code_in_text"
  | "number_in_text"
  | "cut_code"

/**
 * Why a person should look at a transaction that was matched with no VA order:
 * - `several_orders`: what it carries names more than one;
 * - `unknown_code`: it carries a code that looks like the store's, and that is no VA order's.
 */
export type NearMiss = "several_orders" | "unknown_code"

/** Whether SePay itself names the order: by its own number or its whole code. */
export function isSureMatch({ matchedBy }: Pick<AllocationMatch, "matchedBy">): boolean {
  return matchedBy === "virtual_account" || matchedBy === "order_code"
}

/** The VA order that a transaction was matched with, and what its receivable still wants. */
export interface AllocationMatch {
  matchedBy: MatchedBy
  vaOrderId: string
  receivableId: string
  orderCode: string
  /** The real account behind the VA order. */
  accountNumber: string
  receivable: {
    amountVnd: number
    receivedVnd: number
    isCanceled: boolean
    /** Captured in Medusa: it wants nothing more, also where its money was moved to another order afterwards. */
    isSettled: boolean
  }
}

/** The part of a transaction that a decision needs. */
export interface AllocatableTransaction {
  amountVnd: number
  direction: "in" | "out"
  accountNumber: string | null
  /** The VA that took the money, as far as SePay told it. */
  vaNumber: string | null
  /** Only read where it was matched with no VA order. */
  nearMiss: NearMiss | null
}

/** One row of the ledger's allocations. */
export interface NewAllocation {
  kind: AllocationKind
  /** Negative when it takes back what an earlier row said. */
  amountVnd: number
  receivableId: string | null
  vaOrderId: string | null
  needsAttention: boolean
  /** In plain words, for the admin. */
  reason: string
  /** The row that it takes back, where a person got that one wrong. */
  undoesId?: string
}

/**
 * Decides what a transaction's money is for. Pure: everything it needs is passed in, under the receivable's row lock.
 *
 * The result always adds up to the transaction's amount.
 */
export function decideAllocations(
  transaction: AllocatableTransaction,
  match: AllocationMatch | null
): NewAllocation[] {
  if (transaction.direction === "out") {
    return [nobodys(transaction, "ignored", false, "An outgoing transfer that matches no return owed.")]
  }
  if (match === null) {
    return [allocateWithoutMatch(transaction)]
  }
  const doubt = doubtMatch(transaction, match)
  if (doubt !== null) {
    // A suggestion: a payment that it may be for, but no VA order that it came through.
    return [whole(transaction, "unmatched", { receivableId: match.receivableId, vaOrderId: null }, true, doubt)]
  }
  return allocateToReceivable(transaction, match)
}

function allocateWithoutMatch(transaction: AllocatableTransaction): NewAllocation {
  if (transaction.nearMiss === "several_orders") {
    return nobodys(transaction, "unmatched", true, "It carries codes or numbers of more than one order of this store.")
  }
  if (transaction.nearMiss === "unknown_code") {
    return transaction.vaNumber === null
      ? nobodys(transaction, "unmatched", true, "It carries an order code with this store's prefix that belongs to no VA order.")
      : nobodys(
          transaction,
          "unmatched",
          false,
          `It came on the virtual account ${transaction.vaNumber}, which is not this store's, with a code that has this store's ` +
            "prefix: another store of the same SePay company uses it, too."
        )
  }
  // A shop's account gets other income too: recorded, no alarm.
  return nobodys(transaction, "unmatched", false, "It carries no virtual account or order code of this store.")
}

/** What suggests the order, as a sentence's beginning. */
const SUGGESTED_BY: Record<Exclude<MatchedBy, "virtual_account">, string> = {
  order_code: "It carries the code",
  truncated_code: "Its cut code suggests the code",
  short_code: "Its cut code suggests the code",
  code_in_text: "Its text suggests the code",
  number_in_text: "Its text has a virtual account of the code",
  cut_code: "Its text has a part of the code, or nearly the code",
}

/** From SePay's own field, and long enough that it is believed without an account. */
const NEEDS_NO_ACCOUNT: readonly MatchedBy[] = ["truncated_code"]

/** A sentence when a match is not sure enough to move money on it, else `null`. */
function doubtMatch(transaction: AllocatableTransaction, match: AllocationMatch): string | null {
  if (match.matchedBy === "virtual_account") {
    return null
  }
  const suggested = `${SUGGESTED_BY[match.matchedBy]} ${match.orderCode}`
  if (transaction.accountNumber !== null && transaction.accountNumber !== normalizeNumber(match.accountNumber)) {
    return `${suggested}, but it arrived on another account (${transaction.accountNumber}).`
  }
  if (match.matchedBy === "order_code") {
    return null
  }
  if (match.matchedBy === "cut_code") {
    return `${suggested}. Look whether it is for this order.`
  }
  if (transaction.vaNumber !== null) {
    return `${suggested}, but it arrived on a virtual account (${transaction.vaNumber}) that is not that order's.`
  }
  if (transaction.amountVnd !== wantedVndOf(match) || match.receivable.isCanceled) {
    return `${suggested}, but its amount is not what is still to be paid.`
  }
  if (transaction.accountNumber === null && !NEEDS_NO_ACCOUNT.includes(match.matchedBy)) {
    return `${suggested}, but SePay did not say which account it arrived on.`
  }
  return null
}

function allocateToReceivable(transaction: AllocatableTransaction, match: AllocationMatch): NewAllocation[] {
  if (match.receivable.isCanceled) {
    return [whole(transaction, "late", match, true, "It arrived after the order was cancelled. Return it to the payer.")]
  }
  const wantedVnd = wantedVndOf(match)
  if (wantedVnd === 0) {
    const reason =
      remainingVnd(match.receivable) === 0
        ? "It arrived after everything had been paid. Return it to the payer."
        : "The money that its order was captured by was moved away, and Medusa captures this payment only once. Match it with " +
          "what is to be paid of the order now, or return it to the payer."
    return [whole(transaction, "surplus", match, true, reason)]
  }
  const appliedVnd = Math.min(transaction.amountVnd, wantedVnd)
  const { receivableId, vaOrderId } = match
  const applied: NewAllocation = {
    kind: "applied",
    amountVnd: appliedVnd,
    receivableId,
    vaOrderId,
    needsAttention: false,
    reason:
      appliedVnd === wantedVnd
        ? "It pays what was still to be paid."
        : `It pays a part: ${wantedVnd - appliedVnd} ₫ are still to be paid.`,
  }
  if (appliedVnd === transaction.amountVnd) {
    return [applied]
  }
  return [
    applied,
    {
      kind: "surplus",
      amountVnd: transaction.amountVnd - appliedVnd,
      receivableId,
      vaOrderId,
      needsAttention: true,
      reason: "More was transferred than was to be paid. Return the surplus to the payer.",
    },
  ]
}

function wantedVndOf({ receivable }: AllocationMatch): number {
  return receivable.isSettled ? 0 : remainingVnd(receivable)
}

function whole(
  transaction: AllocatableTransaction,
  kind: AllocationKind,
  { receivableId, vaOrderId }: Pick<NewAllocation, "receivableId" | "vaOrderId">,
  needsAttention: boolean,
  reason: string
): NewAllocation {
  return { kind, amountVnd: transaction.amountVnd, receivableId, vaOrderId, needsAttention, reason }
}

function nobodys(
  transaction: AllocatableTransaction,
  kind: AllocationKind,
  needsAttention: boolean,
  reason: string
): NewAllocation {
  const { amountVnd } = transaction
  return { kind, amountVnd, receivableId: null, vaOrderId: null, needsAttention, reason }
}
