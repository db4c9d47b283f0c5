import type { SimilarTransaction } from "./decide-entry"
import type { TransactionSource } from "./reported-transaction"
import { isSameVietnameseDay } from "./statement/parse-moment"
import { ENTRY_SECONDS, STATEMENT_SECONDS } from "./possible-duplicates"
import { DUPLICATE_SECONDS, REFERENCE_SECONDS } from "./write-transaction"

/** What is compared of a transaction. */
export interface Comparable {
  source: TransactionSource
  referenceNumber: string | null
  /** Its text, folded. */
  text: string
  occurredAt: Date
  /** Only the day is known. */
  isDayOnly: boolean
}

/** What an admin records. @param isReferenceShared other rows of the statement have the same reference and amount: it names none of them */
export type ComparableEntry = Comparable & { isReferenceShared: boolean }

/** A transaction of the ledger. */
export type ComparableTransaction = Comparable & { id: string }

/**
 * Compares what an admin records with a transaction of the same direction, amount and account. Pure.
 *
 * A statement lists each transfer once. So two rows of statements that differ in reference, text or time are two transfers,
 * and two that differ in nothing are one, unless the same statement has both.
 *
 * @returns `null` when it is another one
 */
export function compareEntry(entry: ComparableEntry, other: ComparableTransaction): SimilarTransaction | null {
  const apartSeconds = Math.abs(entry.occurredAt.getTime() - other.occurredAt.getTime()) / 1_000
  if (apartSeconds > REFERENCE_SECONDS) {
    return null
  }
  const isDayOnly = entry.isDayOnly || other.isDayOnly
  const isSameReference = entry.referenceNumber !== null && entry.referenceNumber === other.referenceNumber
  const mayBeSameReference = entry.referenceNumber === null || other.referenceNumber === null || isSameReference
  const hasSameReference = isSameReference && !entry.isReferenceShared
  const isOfSameTime = isDayOnly ? isSameVietnameseDay(entry.occurredAt, other.occurredAt) : apartSeconds <= DUPLICATE_SECONDS
  const areRows = entry.source === "statement" && other.source === "statement"
  const isSameText = entry.text === other.text
  const mayBeSameText = isSameText || entry.text === "" || other.text === ""
  const isSameRow = areRows && mayBeSameReference && isOfSameTime && mayBeSameText
  const mayBeOne = areRows ? isSameRow : apartSeconds <= toleranceSeconds(entry, other)
  if (!mayBeOne && !hasSameReference) {
    return null
  }
  const saysNoOther = (mayBeSameReference || entry.isReferenceShared) && !areRows
  return {
    id: other.id,
    hasSameReference,
    isSameRow,
    isOfSameMinute: saysNoOther && !isDayOnly && isOfSameTime,
    isOfSameDay: saysNoOther && isDayOnly && isOfSameTime && isSameText && entry.text !== "",
  }
}

/** How far apart two reports of a transfer can be: people mistake times, banks do not. */
function toleranceSeconds(entry: Comparable, other: Comparable): number {
  const isTyped = entry.source === "manual" || other.source === "manual"
  const isTimedRow = [entry, other].some(({ source, isDayOnly }) => source === "statement" && !isDayOnly)
  return isTimedRow && !isTyped ? STATEMENT_SECONDS : ENTRY_SECONDS
}
