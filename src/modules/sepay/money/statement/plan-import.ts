import { type Comparable, compareEntry, type ComparableEntry, type ComparableTransaction } from "../compare-entry"
import { LIKELY, sameness, SURE } from "../decide-entry"
import { fold } from "./fold"
import { toDayNumber } from "./parse-moment"
import type { StatementEntry } from "./read-statement"

/** A row of a statement that can be recorded. */
export interface PlannableRow {
  line: number
  entry: StatementEntry
  /** The admin has looked at similar ones, and says that this is another one. */
  isAnother: boolean
}

/** A transaction of the ledger that a row may be. */
export type LedgerTransaction = ComparableTransaction & { direction: "in" | "out"; amountVnd: number }

/** What a row of a statement is. */
export type RowPlan =
  /** Nothing in the ledger is like it. */
  | { state: "new" }
  /** The ledger has it. */
  | { state: "known"; transactionId: string }
  /** It may be one of these, or the row above that says the same. A person decides. */
  | { state: "possible_duplicate"; transactionIds: string[]; sameAsLine: number | null }

/**
 * Says which rows of a statement the ledger has. Each transaction is at most one row's: a statement that lists a transfer of
 * an amount twice means two, and where the ledger has one of them, the other one is left to a person. Pure.
 *
 * @param ledger transactions of the same account, of about the statement's days
 */
export function planImport(rows: readonly PlannableRow[], ledger: readonly LedgerTransaction[]): Map<number, RowPlan> {
  const shared = findSharedReferences(rows)
  const compared = rows.map((row) => ({ ...row, money: moneyOf(row.entry), comparable: toComparable(row.entry, shared) }))
  const indexed = new SimilarIndex<LedgerTransaction>()
  for (const transaction of ledger) {
    indexed.add(moneyOf(transaction), transaction)
  }
  const pairs = compared
    .flatMap(({ line, money, comparable, isAnother }) =>
      indexed.near(money, comparable).flatMap((transaction) => {
        const similar = compareEntry(comparable, transaction)
        const howSame = similar === null ? 0 : sameness(similar)
        const apart = Math.abs(comparable.occurredAt.getTime() - transaction.occurredAt.getTime())
        const differences =
          Number(comparable.referenceNumber !== transaction.referenceNumber) + Number(comparable.text !== transaction.text)
        return howSame >= (isAnother ? SURE : LIKELY) ? [{ line, id: transaction.id, howSame, differences, apart }] : []
      })
    )
    .sort(
      (one, other) =>
        other.howSame - one.howSame || one.differences - other.differences || one.apart - other.apart || one.line - other.line
    )
  const taken = new Set<string>()
  const plans = new Map<number, RowPlan>()
  for (const { line, id } of pairs) {
    if (!plans.has(line) && !taken.has(id)) {
      plans.set(line, { state: "known", transactionId: id })
      taken.add(id)
    }
  }
  const above = new SimilarIndex<ComparableEntry & { line: number }>()
  for (const { line, money, comparable } of compared) {
    if (!plans.has(line)) {
      const transactionIds = indexed
        .near(money, comparable)
        .filter((transaction) => !taken.has(transaction.id) && compareEntry(comparable, transaction) !== null)
        .map(({ id }) => id)
      const same = above.near(money, comparable).find((other) => compareEntry(comparable, { ...other, id: "" }) !== null)
      const isNew = transactionIds.length === 0 && same === undefined
      plans.set(line, isNew ? { state: "new" } : { state: "possible_duplicate", transactionIds, sameAsLine: same?.line ?? null })
    }
    above.add(money, { ...comparable, line })
  }
  return plans
}

/**
 * Finds what could be the same at all: the same money, of nearly the same day or under the same reference. A statement of a shop with
 * one price has thousands of rows of the same money.
 */
class SimilarIndex<T extends Comparable> {
  readonly #byDay = new Map<string, T[]>()
  readonly #byReference = new Map<string, T[]>()

  add(money: string, one: T): void {
    addTo(this.#byDay, `${money} ${toDayNumber(one.occurredAt)}`, one)
    if (one.referenceNumber !== null) {
      addTo(this.#byReference, `${money} ${one.referenceNumber}`, one)
    }
  }

  near(money: string, { occurredAt, referenceNumber }: Comparable): T[] {
    const day = toDayNumber(occurredAt)
    const ofDays = [day - 1, day, day + 1].flatMap((one) => this.#byDay.get(`${money} ${one}`) ?? [])
    const ofReference = referenceNumber === null ? [] : (this.#byReference.get(`${money} ${referenceNumber}`) ?? [])
    return ofReference.length === 0 ? ofDays : [...new Set([...ofReference, ...ofDays])]
  }
}

/** References that stand beside the same amount more than once: they name a day's batch or a channel, and no transfer. */
export function findSharedReferences(rows: ReadonlyArray<{ entry: StatementEntry }>): ReadonlySet<string> {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const { entry } of rows) {
    const key = referenceKey(entry)
    if (key !== null && seen.has(key)) {
      shared.add(key)
    }
    seen.add(key ?? "")
  }
  return shared
}

/** A row as it is compared. @param shared those of `findSharedReferences` */
export function toComparable(entry: StatementEntry, shared: ReadonlySet<string>): ComparableEntry {
  return {
    source: "statement",
    referenceNumber: entry.referenceNumber,
    text: fold(entry.content ?? ""),
    occurredAt: entry.transactedAt,
    isDayOnly: entry.isDayOnly,
    isReferenceShared: shared.has(referenceKey(entry) ?? ""),
  }
}

function addTo<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key)
  if (group) {
    group.push(value)
  } else {
    groups.set(key, [value])
  }
}

/** Direction and amount, which two reports of a transfer have in common. */
export function moneyOf({ direction, amountVnd }: { direction: "in" | "out"; amountVnd: number }): string {
  return `${direction} ${amountVnd}`
}

function referenceKey(entry: StatementEntry): string | null {
  return entry.referenceNumber === null ? null : `${moneyOf(entry)} ${entry.referenceNumber}`
}
