import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Receivable } from "../owed/receivable"
import { allocationInserts, insertAllocations, listParts } from "./allocations"
import { applyToReceivable } from "./apply-to-receivable"
import { type AllocatableTransaction, type AllocationMatch, decideAllocations, type NewAllocation } from "./decide-allocations"
import type { AllocatedPart } from "./decide-reallocation"
import type { WrittenTransaction } from "./write-transaction"

/** Reason of an allocation that takes back an earlier one, because a later report says more. */
export const MORE_IS_KNOWN = "More is known of it now."

/** The VA order that a transaction is matched with. */
export type Candidate = Omit<AllocationMatch, "receivable">

/** What became of a reported transaction. */
export interface RecordedTransaction extends WrittenTransaction {
  /** The receivable that it pays (in part). */
  receivableId: string | null
  /** The Medusa payment session that the receivable serves now. */
  paymentSessionId: string | null
  /** The receivable is fully received and waits to be captured in Medusa. */
  isSettlementDue: boolean
  /** The rows that were added. */
  allocations: NewAllocation[]
}

/** Writes what a transaction's money is for. Called under the receivable's lock, where there is one. */
export async function allocate(
  transaction: Knex.Transaction,
  written: WrittenTransaction,
  receivable: Receivable | null,
  allocations: NewAllocation[]
): Promise<RecordedTransaction> {
  if (receivable === null) {
    await insertAllocations(transaction, written.transactionId, allocations)
    return describeRecorded(written, null, false, allocations)
  }
  const applied = allocations.filter((one) => one.kind === "applied")
  const appliedVnd = applied.reduce((sum, one) => sum + one.amountVnd, 0)
  const inserts = allocationInserts(written.transactionId, allocations)
  const isDue = await applyToReceivable(transaction, receivable, applied[0]?.vaOrderId ?? null, appliedVnd, inserts)
  return describeRecorded(written, receivable, isDue, allocations)
}

/**
 * The one part of a transaction that fits no payment, or is suggested for one, and that nobody has decided about; `null` when
 * there is more.
 */
export async function findUndecided(transaction: Knex.Transaction, transactionId: string): Promise<AllocatedPart | null> {
  const [only, ...others] = await listParts(transaction, transactionId)
  return only?.kind === "unmatched" && only.vaOrderId === null && others.length === 0 ? only : null
}

/** Takes back the `unmatched` allocation of a transaction, and decides again, now that its VA order is known. */
export async function reallocate(
  transaction: Knex.Transaction,
  written: WrittenTransaction,
  receivable: Receivable,
  unmatched: AllocatedPart,
  reported: Omit<AllocatableTransaction, "nearMiss">,
  match: AllocationMatch
): Promise<RecordedTransaction> {
  const allocations = decideAllocations({ ...reported, nearMiss: null }, match)
  const takenBack = { ...unmatched, amountVnd: -unmatched.amountVnd, reason: MORE_IS_KNOWN }
  return allocate(transaction, written, receivable, [takenBack, ...allocations])
}

export function describeRecorded(
  written: WrittenTransaction,
  receivable: Receivable | null,
  isSettlementDue: boolean,
  allocations: NewAllocation[]
): RecordedTransaction {
  return {
    ...written,
    receivableId: receivable?.id ?? null,
    paymentSessionId: receivable?.paymentSessionId ?? null,
    isSettlementDue,
    allocations,
  }
}

/** A candidate with what its receivable still wants. @param receivable is locked. */
export function toMatch(candidate: Candidate, receivable: Receivable): AllocationMatch {
  return {
    ...candidate,
    receivable: {
      amountVnd: receivable.amountVnd,
      receivedVnd: receivable.receivedVnd,
      isCanceled: receivable.canceledAt !== null,
      isSettled: receivable.settlementStatus === "settled",
    },
  }
}
