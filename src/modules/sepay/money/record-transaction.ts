import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import type { Receivable } from "../owed/receivable"
import { lockReceivable } from "../owed/receivables"
import { type OutgoingTransfer, proveReturns } from "../returns/prove-returns"
import { lockByName, type SepayEnvironment } from "../sql"
import {
  allocate,
  type Candidate,
  describeRecorded,
  findUndecided,
  MORE_IS_KNOWN,
  reallocate,
  type RecordedTransaction,
  toMatch,
} from "./allocate-transaction"
import { listParts } from "./allocations"
import {
  type AllocatableTransaction,
  type AllocationMatch,
  decideAllocations,
  isSureMatch,
} from "./decide-allocations"
import { findCandidate, type FoundCandidate } from "./find-candidate"
import { type NormalizedIdentifiers, normalizeIdentifiers, normalizeNumber } from "./normalize-identifiers"
import { insertPossibleDuplicate, reopenPossibleDuplicates } from "./possible-duplicates"
import type { ReportedTransaction } from "./reported-transaction"
import { holdBack } from "./settle-possible-duplicate"
import { writeTransaction, type WrittenTransaction } from "./write-transaction"

/** How a transaction is looked at before it is recorded. */
export interface RecordOptions {
  /** What this store's order codes begin with. */
  orderCodePrefix: string
}

/**
 * Records a transaction and says what its money is for, in one database transaction: when this resolves, the money is in
 * the ledger. The same transaction reported again changes nothing, whether by another delivery or by the API, whose ids
 * have nothing in common with the webhook's (v2).
 */
export async function recordTransaction(
  sql: Knex,
  environment: SepayEnvironment,
  told: ReportedTransaction,
  { orderCodePrefix }: RecordOptions
): Promise<RecordedTransaction> {
  return sql.transaction(async (transaction) => {
    const identifiers = normalizeIdentifiers(told, orderCodePrefix)
    const found = await findCandidate(transaction, environment, identifiers, orderCodePrefix, told.direction)
    const { candidate, nearMiss } = found
    const unknownCode = nearMiss === "unknown_code" ? identifiers.ownCode : null
    const reported = { ...told, ...nameAccounts(identifiers, found), unknownCode }
    // The locks come first: whoever reports the same transfer at the same time waits here, and then finds it recorded.
    const receivable = await lockForRecording(transaction, reported, candidate)
    const owner = candidate && receivable ? { receivableId: receivable.id, vaOrderId: candidate.vaOrderId } : null
    const written = await writeTransaction(transaction, environment, reported, owner)
    const match = candidate && receivable ? toMatch(candidate, receivable) : null
    if (written.outcome === "known") {
      return describeRecorded(written, receivable, receivable?.settlementStatus === "due", [])
    }
    if (reported.direction === "out") {
      return written.outcome === "merged"
        ? reallocateOutgoing(transaction, environment, reported, written, candidate)
        : allocateOutgoing(transaction, environment, reported, written, candidate)
    }
    const allocatable = { ...reported, nearMiss }
    if (written.outcome === "merged") {
      return reallocateMerged(transaction, allocatable, written, match, receivable)
    }
    if (written.hasPossibleOriginal && owner !== null) {
      await insertPossibleDuplicate(transaction, environment, { transactionId: written.transactionId, ...owner })
      return allocate(transaction, written, receivable, [holdBack(reported.amountVnd, owner.receivableId, owner.vaOrderId)])
    }
    const allocations = decideAllocations(allocatable, match)
    return allocate(transaction, written, receivable, allocations)
  })
}

/** The name that is locked while a transaction of this amount is recorded: two reports of a transfer have it in common. */
export function amountLock({ direction, amountVnd }: Pick<ReportedTransaction, "direction" | "amountVnd">): string {
  return `sepay ${direction} ${amountVnd}`
}

/**
 * Locks the receivable, which serializes its money, and the amount: a webhook and the API's row of the same transfer have
 * at least that in common, also where only one of them names the VA.
 */
async function lockForRecording(
  transaction: Knex.Transaction,
  reported: ReportedTransaction,
  candidate: Candidate | null
): Promise<Receivable | null> {
  const amount = amountLock(reported)
  if (candidate === null) {
    await lockByName(transaction, amount)
    return null
  }
  const receivable = await lockReceivable(transaction, candidate.receivableId, amount)
  if (!receivable) {
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `VA order ${candidate.vaOrderId} has no receivable.`)
  }
  return receivable
}

/** The numbers in one form, a VA that SePay told as the account in its own field. */
function nameAccounts({ vaNumber, accountNumber }: NormalizedIdentifiers, { candidate, vaNumber: known }: FoundCandidate) {
  const own = normalizeNumber(known)
  return own === null || own === vaNumber ? { vaNumber, accountNumber } : { vaNumber: own, accountNumber: candidate?.accountNumber ?? null }
}

/**
 * The second report of a transfer can know more than the first: money that could not be matched with a payment, and that
 * nobody has decided about, is when the VA is known now.
 */
async function reallocateMerged(
  transaction: Knex.Transaction,
  allocatable: AllocatableTransaction,
  written: WrittenTransaction,
  match: AllocationMatch | null,
  receivable: Receivable | null
): Promise<RecordedTransaction> {
  if (match === null || receivable === null) {
    return calmMerged(transaction, allocatable, written)
  }
  // One that was taken for a duplicate may be a transfer of its own now: it is looked at like one that was just found.
  const merged = { ...written, hasPossibleOriginal: await reopenPossibleDuplicates(transaction, receivable.id) }
  const unmatched = await findUndecided(transaction, written.transactionId)
  // A suggestion gives way to what is sure, and not to another suggestion.
  return unmatched === null || (unmatched.receivableId !== null && !isSureMatch(match))
    ? describeRecorded(merged, receivable, receivable.settlementStatus === "due", [])
    : reallocate(transaction, merged, receivable, unmatched, allocatable, match)
}

/** The second report can say that the money is nobody's, after the first had to ask a person. */
async function calmMerged(
  transaction: Knex.Transaction,
  allocatable: AllocatableTransaction,
  written: WrittenTransaction
): Promise<RecordedTransaction> {
  const unmatched = await findUndecided(transaction, written.transactionId)
  const allocations = decideAllocations(allocatable, null)
  const isCalmer = allocatable.vaNumber !== null && allocations.every((one) => !one.needsAttention)
  return unmatched?.needsAttention && unmatched.receivableId === null && isCalmer
    ? allocate(transaction, written, null, [{ ...unmatched, amountVnd: -unmatched.amountVnd, reason: MORE_IS_KNOWN }, ...allocations])
    : describeRecorded(written, null, false, [])
}

/** An outgoing transfer of what is owed back, with the order's code in its text, settles that debt. */
async function allocateOutgoing(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  reported: ReportedTransaction,
  written: WrittenTransaction,
  candidate: Candidate | null
): Promise<RecordedTransaction> {
  const proven = await proveReturns(transaction, environment, toOutgoing(reported, written, candidate))
  const allocations = proven ? [proven] : decideAllocations({ ...reported, nearMiss: null }, null)
  return allocate(transaction, written, null, allocations)
}

/**
 * The second report of an outgoing transfer can bring the text that says what it returns. What a person has said of a part of
 * it stands.
 */
async function reallocateOutgoing(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  reported: ReportedTransaction,
  written: WrittenTransaction,
  candidate: Candidate | null
): Promise<RecordedTransaction> {
  const [ignored, ...others] = await listParts(transaction, written.transactionId)
  const isUndecided = ignored?.kind === "ignored" && ignored.receivableId === null && others.length === 0
  const proven = isUndecided
    ? await proveReturns(transaction, environment, toOutgoing(reported, written, candidate))
    : null
  if (!ignored || !proven) {
    return describeRecorded(written, null, false, [])
  }
  const takenBack = { ...ignored, amountVnd: -ignored.amountVnd, reason: MORE_IS_KNOWN }
  return allocate(transaction, written, null, [takenBack, proven])
}

function toOutgoing(
  reported: ReportedTransaction,
  written: WrittenTransaction,
  candidate: Candidate | null
): OutgoingTransfer {
  return {
    transactionId: written.transactionId,
    amountVnd: reported.amountVnd,
    referenceNumber: reported.referenceNumber,
    order: candidate,
  }
}
