/** A return that a transfer can prove. */
export interface ProvableReturn {
  id: string
  /** Whole VND. */
  amountVnd: number
}

/** What an outgoing transfer can be the proof of. Amounts are whole VND. */
export interface ProofFacts {
  /** Returns that a person confirmed by this transfer's reference, before SePay had reported it. */
  sameReference: readonly ProvableReturn[]
  /** What persons said went back of the payment's money (surplus, late money), of which no transfer was reported yet. */
  marked: readonly number[]
  /** Returns of the payment that are still owed, the oldest first. */
  owed: readonly ProvableReturn[]
}

/** What an outgoing transfer proves. */
export type ProofDecision =
  /** It is the transfer by which a person confirmed these returns. */
  | { action: "was_confirmed"; returnIds: string[] }
  /** It is the transfer of money that a person marked as returned. */
  | { action: "was_marked" }
  /** It settles these returns. */
  | { action: "settles"; returnIds: string[] }
  /** A person has to say what it is. `reason`: why it proves nothing. */
  | { action: "nothing"; reason: string }

/** Of more returns than these, only one or all together can be recognized: the number of combinations doubles with each. */
const MOST_COMBINED = 12

/**
 * Decides what an outgoing transfer proves. One transfer proves what a person has already said of it, or one return, or
 * several that add up to it; never a return that another transfer proves. Pure.
 *
 * @param amountVnd what was transferred, in whole VND.
 */
export function decideProof(amountVnd: number, { sameReference, marked, owed }: ProofFacts): ProofDecision {
  if (sameReference.length > 0) {
    return sum(sameReference) === amountVnd
      ? { action: "was_confirmed", returnIds: sameReference.map(({ id }) => id) }
      : nothing(`Returns of ${sum(sameReference)} ₫ were confirmed by its reference, and it is over ${amountVnd} ₫.`)
  }
  // Who marked money as returned had sent it: its transfer is the first that is reported.
  if (marked.includes(amountVnd) || (marked.length > 1 && sumOf(marked) === amountVnd)) {
    return { action: "was_marked" }
  }
  const one = owed.find((each) => each.amountVnd === amountVnd)
  if (one) {
    return { action: "settles", returnIds: [one.id] }
  }
  if (owed.length > 1 && sum(owed) === amountVnd) {
    return { action: "settles", returnIds: owed.map(({ id }) => id) }
  }
  const [found, ...others] = owed.length > MOST_COMBINED ? [] : combinationsOver(owed, amountVnd)
  if (found && others.length === 0) {
    return { action: "settles", returnIds: found.map(({ id }) => id) }
  }
  return nothing(
    owed.length === 0
      ? "Nothing is owed back for that order."
      : `${sum(owed)} ₫ are owed back for that order, and ${found ? "several combinations of" : "no"} returns add up to ${amountVnd} ₫.`
  )
}

/** Every set of returns that adds up to an amount. */
function combinationsOver(owed: readonly ProvableReturn[], amountVnd: number): ProvableReturn[][] {
  const [first, ...rest] = owed
  if (amountVnd === 0) {
    return [[]]
  }
  if (!first || amountVnd < 0) {
    return []
  }
  const withFirst = combinationsOver(rest, amountVnd - first.amountVnd).map((others) => [first, ...others])
  return [...withFirst, ...combinationsOver(rest, amountVnd)]
}

function nothing(reason: string): ProofDecision {
  return { action: "nothing", reason }
}

function sum(returns: readonly ProvableReturn[]): number {
  return sumOf(returns.map(({ amountVnd }) => amountVnd))
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((total, amountVnd) => total + amountVnd, 0)
}
