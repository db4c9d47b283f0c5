/** A transaction of the ledger that may be the one that an admin records. */
export interface SimilarTransaction {
  id: string
  /** Both name the same reference of the bank. */
  hasSameReference: boolean
  /** Both are rows of a bank's statement, and say the same. */
  isSameRow: boolean
  /** One of the two names no reference, and they are of the same minute. */
  isOfSameMinute: boolean
  /** One of the two names no reference, only the day of one is known, they are of that day, and their texts are the same. */
  isOfSameDay: boolean
}

/** What becomes of a transaction that an admin records. */
export type EntryDecision =
  | { action: "record" }
  /** The ledger has it; nothing is recorded. */
  | { action: "known"; transactionId: string }
  /** It may be one of these. The admin has to look at them, and say that it is another one. */
  | { action: "possible_duplicate"; transactionIds: string[] }

/** How sure it is that they are one: from `SURE` on, whatever the admin says. 0: they may be. */
export function sameness(similar: SimilarTransaction): number {
  if (similar.hasSameReference || similar.isSameRow) {
    return similar.hasSameReference ? SURE + 1 : SURE
  }
  if (similar.isOfSameMinute || similar.isOfSameDay) {
    return similar.isOfSameMinute ? LIKELY + 1 : LIKELY
  }
  return 0
}

/** The bank itself says so. */
export const SURE = 3
/** They are one unless the admin says that they are two. */
export const LIKELY = 1

/**
 * Decides whether a transaction that an admin records is in the ledger already. Pure.
 *
 * @param similar transactions of the same direction, amount and account, of about that time
 * @param isAnother the admin has looked at similar ones, and says that this is another one. What the bank says is stronger: its
 *   reference, and a row of its statement that is in the ledger.
 */
export function decideEntry(similar: readonly SimilarTransaction[], isAnother: boolean): EntryDecision {
  const [known] = similar
    .filter((one) => sameness(one) >= (isAnother ? SURE : LIKELY))
    .sort((one, other) => sameness(other) - sameness(one))
  if (known) {
    return { action: "known", transactionId: known.id }
  }
  return similar.length === 0 || isAnother
    ? { action: "record" }
    : { action: "possible_duplicate", transactionIds: similar.map(({ id }) => id) }
}
