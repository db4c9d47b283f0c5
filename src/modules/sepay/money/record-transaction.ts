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
import { type AllocationMatch, decideAllocations } from "./decide-allocations"
import { findCandidate } from "./find-candidate"
import { insertPossibleDuplicate, reopenPossibleDuplicates } from "./possible-duplicates"
import type { ReportedTransaction } from "./reported-transaction"
import { holdBack } from "./settle-possible-duplicate"
import { writeTransaction, type WrittenTransaction } from "./write-transaction"

/** How a transaction is looked at before it is recorded. */
export interface RecordOptions {
  /** Codes with this store's prefix that were found in the transaction's code and text. */
  codesOfOurs: string[]
}

/**
 * Records a transaction and says what its money is for, in one database transaction: when this resolves, the money is in
 * the ledger. The same transaction reported again changes nothing, whether by another delivery or by the API, whose ids
 * have nothing in common with the webhook's (v2).
 */
export async function recordTransaction(
  sql: Knex,
  environment: SepayEnvironment,
  reported: ReportedTransaction,
  options: RecordOptions
): Promise<RecordedTransaction> {
  return sql.transaction(async (transaction) => {
    const candidate = await findCandidate(transaction, environment, reported, options.codesOfOurs)
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
    if (written.outcome === "merged") {
      return reallocateMerged(transaction, reported, written, match, receivable)
    }
    if (written.hasPossibleOriginal && owner !== null) {
      await insertPossibleDuplicate(transaction, environment, { transactionId: written.transactionId, ...owner })
      return allocate(transaction, written, receivable, [holdBack(reported.amountVnd, owner.receivableId, owner.vaOrderId)])
    }
    const allocatable = { ...reported, hasUnknownCodeOfOurs: match === null && options.codesOfOurs.length > 0 }
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

/**
 * The second report of a transfer can know more than the first: money that could not be matched with a payment, and that
 * nobody has decided about, is when the VA is known now.
 */
async function reallocateMerged(
  transaction: Knex.Transaction,
  reported: ReportedTransaction,
  written: WrittenTransaction,
  match: AllocationMatch | null,
  receivable: Receivable | null
): Promise<RecordedTransaction> {
  if (match === null || receivable === null) {
    return describeRecorded(written, receivable, receivable?.settlementStatus === "due", [])
  }
  // One that was taken for a duplicate may be a transfer of its own now: it is looked at like one that was just found.
  const merged = { ...written, hasPossibleOriginal: await reopenPossibleDuplicates(transaction, receivable.id) }
  const unmatched = await findUndecided(transaction, written.transactionId)
  return unmatched === null
    ? describeRecorded(merged, receivable, receivable.settlementStatus === "due", [])
    : reallocate(transaction, merged, receivable, unmatched, reported, match)
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
  const allocations = proven ? [proven] : decideAllocations({ ...reported, hasUnknownCodeOfOurs: false }, null)
  return allocate(transaction, written, null, allocations)
}

/** The second report of an outgoing transfer can bring the text that says what it returns. */
async function reallocateOutgoing(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  reported: ReportedTransaction,
  written: WrittenTransaction,
  candidate: Candidate | null
): Promise<RecordedTransaction> {
  const [ignored] = await listParts(transaction, written.transactionId)
  const isUndecided = ignored?.kind === "ignored" && ignored.receivableId === null
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
