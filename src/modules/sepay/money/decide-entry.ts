/** A transaction of the ledger that may be the one that an admin records. */
export interface SimilarTransaction {
  id: string
  /** Both name the same reference of the bank. */
  hasSameReference: boolean
  /** One of the two names no reference, and they are of the same minute. */
  isOfSameMinute: boolean
}

/** What becomes of a transaction that an admin records. */
export type EntryDecision =
  | { action: "record" }
  /** The ledger has it; nothing is recorded. */
  | { action: "known"; transactionId: string }
  /** It may be one of these. The admin has to look at them, and say that it is another one. */
  | { action: "possible_duplicate"; transactionIds: string[] }

/**
 * Decides whether a transaction that an admin records is in the ledger already. Pure.
 *
 * @param similar transactions of the same direction, amount and account, of about that time
 * @param isAnother the admin has looked at similar ones, and says that this is another one. The bank's reference is stronger.
 */
export function decideEntry(similar: readonly SimilarTransaction[], isAnother: boolean): EntryDecision {
  const known =
    similar.find(({ hasSameReference }) => hasSameReference) ??
    (isAnother ? undefined : similar.find(({ isOfSameMinute }) => isOfSameMinute))
  if (known) {
    return { action: "known", transactionId: known.id }
  }
  return similar.length === 0 || isAnother
    ? { action: "record" }
    : { action: "possible_duplicate", transactionIds: similar.map(({ id }) => id) }
}
