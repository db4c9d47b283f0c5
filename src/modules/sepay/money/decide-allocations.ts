import { remainingVnd } from "../owed/received"

/** What the money of a transaction is for. The allocations of a transaction add up to its amount (the database refuses anything else). */
export type AllocationKind = "applied" | "surplus" | "late" | "unmatched" | "returned" | "ignored"

/**
 * How a transaction was matched with a VA order, the surest first:
 * - `virtual_account`: the number is the order's own;
 * - `order_code`: SePay's `code` is the order's code;
 * - `truncated_code`: SePay's `code` is the beginning of exactly one order's code (SePay cuts codes to a configured length);
 * - `code_in_text`: the payer's text contains the code. Anyone can write a text.
 */
export type MatchedBy = "virtual_account" | "order_code" | "truncated_code" | "code_in_text"

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
  }
}

/** The part of a transaction that a decision needs. */
export interface AllocatableTransaction {
  amountVnd: number
  direction: "in" | "out"
  accountNumber: string | null
  /** Whether a code with our prefix, but of no known VA order, came with it. */
  hasUnknownCodeOfOurs: boolean
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
    return [whole(transaction, "unmatched", match, true, doubt)]
  }
  return allocateToReceivable(transaction, match)
}

function allocateWithoutMatch(transaction: AllocatableTransaction): NewAllocation {
  if (transaction.hasUnknownCodeOfOurs) {
    return nobodys(
      transaction,
      "unmatched",
      true,
      "It carries an order code with this store's prefix, but not one that belongs to exactly one VA order."
    )
  }
  // A shop's account gets other income too: recorded, no alarm.
  return nobodys(transaction, "unmatched", false, "It carries no virtual account or order code of this store.")
}

/** A sentence when a match is not sure enough to move money on it, else `null`. */
function doubtMatch(transaction: AllocatableTransaction, match: AllocationMatch): string | null {
  if (match.matchedBy === "virtual_account") {
    return null
  }
  if (transaction.accountNumber !== null && transaction.accountNumber !== match.accountNumber) {
    return `It carries the code ${match.orderCode}, but arrived on another account (${transaction.accountNumber}).`
  }
  if (match.matchedBy === "order_code") {
    return null
  }
  if (transaction.amountVnd !== remainingVnd(match.receivable) || match.receivable.isCanceled) {
    return `Its text suggests the code ${match.orderCode}, but its amount is not what is still to be paid.`
  }
  if (match.matchedBy === "code_in_text" && transaction.accountNumber === null) {
    return `Its text suggests the code ${match.orderCode}, but SePay did not say which account it arrived on.`
  }
  return null
}

function allocateToReceivable(transaction: AllocatableTransaction, match: AllocationMatch): NewAllocation[] {
  if (match.receivable.isCanceled) {
    return [whole(transaction, "late", match, true, "It arrived after the order was cancelled. Return it to the payer.")]
  }
  const wantedVnd = remainingVnd(match.receivable)
  if (wantedVnd === 0) {
    const reason = "It arrived after everything had been paid. Return it to the payer."
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

function whole(
  transaction: AllocatableTransaction,
  kind: AllocationKind,
  { receivableId, vaOrderId }: Pick<AllocationMatch, "receivableId" | "vaOrderId">,
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
