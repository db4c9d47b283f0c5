/** SePay is asked so often about one possible duplicate, within about half an hour. Then a person decides. */
export const MAXIMUM_ATTEMPTS = 8

/** What is known of a transfer that may be another one, reported once more. Amounts are whole VND. */
export interface PossibleDuplicateFacts {
  amountVnd: number
  /** Webhook and API have both reported it, under its own ids. */
  hasBothReports: boolean
  /** The transfer that it may be; `null` when each transfer of its VA order has two reports of its own. */
  originalId: string | null
  /** What an admin recorded by hand and that it may be; `null` when there is nothing like it. */
  entryId: string | null
  /** What came through the VA order as far as the ledger counts it: without possible duplicates. */
  countedVnd: number
  /** Other possible duplicates of the VA order that nobody has decided about. */
  otherOpenVnd: number
  /** How often SePay was asked before. */
  attempts: number
}

/** What SePay says of the VA order; `null` before it is asked. */
export type RefereeAnswer =
  | { paidAmountVnd: number; problem: null }
  /** @param isFinal whether asking again cannot help. */
  | { paidAmountVnd: null; problem: string; isFinal: boolean }

/** What becomes of a possible duplicate. */
export type DuplicateDecision =
  | { action: "separate" }
  | { action: "duplicate"; originalId: string }
  /** SePay is to be asked what it has counted on the VA order. */
  | { action: "ask" }
  /** SePay is to be asked again later. */
  | { action: "wait" }
  | { action: "person"; reason: string }

/**
 * Decides whether a reported transfer is one that the ledger has already. SePay's `paid_amount` of the VA order is the
 * referee: what the ledger counts never exceeds it by a transfer that was reported twice. Pure.
 */
export function decideDuplicate(facts: PossibleDuplicateFacts, answer: RefereeAnswer | null): DuplicateDecision {
  // SePay's sum cannot say it: nobody but the bank knows which account the recorded transfer went to, and when.
  if (facts.entryId !== null) {
    return { action: "person", reason: describeDoubt(facts.entryId, "recorded by hand before SePay reported it") }
  }
  if (facts.hasBothReports || facts.originalId === null) {
    return { action: "separate" }
  }
  if (answer === null) {
    return { action: "ask" }
  }
  if (answer.problem !== null) {
    return answer.isFinal || isLastAttempt(facts)
      ? { action: "person", reason: `${describeDoubt(facts.originalId)} SePay cannot say: ${answer.problem}` }
      : { action: "wait" }
  }
  const uncountedVnd = answer.paidAmountVnd - facts.countedVnd
  if (uncountedVnd <= 0) {
    return { action: "duplicate", originalId: facts.originalId }
  }
  // The others may be what SePay has counted besides; anything else is a transfer that nobody has reported yet.
  if (uncountedVnd >= facts.amountVnd && uncountedVnd - facts.amountVnd <= facts.otherOpenVnd) {
    return { action: "separate" }
  }
  if (!isLastAttempt(facts)) {
    return { action: "wait" }
  }
  const sums = `SePay has counted ${answer.paidAmountVnd} ₫ on this virtual account, the ledger ${facts.countedVnd} ₫ without it.`
  return { action: "person", reason: `${describeDoubt(facts.originalId)} ${sums}` }
}

function isLastAttempt({ attempts }: PossibleDuplicateFacts): boolean {
  return attempts + 1 >= MAXIMUM_ATTEMPTS
}

function describeDoubt(originalId: string, how = "reported once more under another reference"): string {
  return (
    `It may be transaction ${originalId}, ${how}. Look at the bank's statement: match it ` +
    "with its order if it is a transfer of its own, and ignore it if not."
  )
}
