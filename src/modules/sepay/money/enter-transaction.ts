import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import type { SepayContext } from "../context"
import { lockReceivable } from "../owed/receivables"
import { recordAdminAction } from "../settings/admin-actions"
import { bigNumberColumns, lockByName, newId, type SepayEnvironment } from "../sql"
import { insertAllocations } from "./allocations"
import { compareEntry, type ComparableEntry } from "./compare-entry"
import { decideEntry, type EntryDecision } from "./decide-entry"
import type { NewAllocation } from "./decide-allocations"
import { findCandidate, type FoundCandidate } from "./find-candidate"
import { type NormalizedIdentifiers, normalizeIdentifiers, normalizeNumber } from "./normalize-identifiers"
import { OCCURRED_AT } from "../occurred-at"
import { amountLock } from "./record-transaction"
import type { TransactionSource } from "./reported-transaction"
import { fold } from "./statement/fold"
import { REFERENCE_SECONDS } from "./write-transaction"

/** So many similar transactions are looked at, and so many are named to the admin. */
const MOST_LOOKED_AT = 500
const MOST_NAMED = 10
/** The clock of whoever enters a time can be ahead of ours by so much. */
const CLOCK_MILLISECONDS = 5 * 60_000

/** A transaction that an admin records because SePay has not reported it. */
export interface TransactionEntry {
  /** `manual`: typed by hand; `statement`: a row of a bank's statement. */
  source: "manual" | "statement"
  direction: "in" | "out"
  /** Whole VND, above 0. */
  amountVnd: number
  /** The store's own account. */
  accountNumber: string
  /** The bank's reference, where the statement has one. */
  referenceNumber: string | null
  /** The payer's text. */
  content: string | null
  transactedAt: Date
  /** Only the day is known; `transactedAt` is some moment of it in Vietnam. */
  isDayOnly: boolean
}

/** Who records a transaction by hand, and why. */
export interface EntryDecider {
  actorId: string
  reason: string
  /** The admin has looked at similar transactions, and says that this is another one. */
  isAnother: boolean
}

/** What an import says besides of a row of its statement. */
export interface ImportedRow {
  /** Transactions that other rows of the statement are: no row is one of them, too. */
  takenIds: readonly string[]
  /** Other rows have the same reference and amount: it names none of them. */
  isReferenceShared: boolean
  /** Whether it has to be looked for an order that the row names. */
  mayNameOrder: boolean
  /** Which import, and which row: kept with the admin's action. */
  details: { import_id: string; line: number }
}

/** What became of an entry. `transactionId` is the recorded one, or the one that the ledger had. */
export interface EnteredTransaction {
  outcome: "recorded" | "known"
  transactionId: string
}

/**
 * Records a transaction that SePay has not reported. Its money pays nothing by itself: nobody but the admin saw it, so a person
 * has to match it with an order. SePay's report of it, should it come, is recognized (`write-transaction.ts`).
 *
 * @throws MedusaError `invalid_data` for a time that is none, or in the future; `not_allowed` when it may be one that the ledger has
 */
export async function enterTransaction(
  { sql, environment, options }: Pick<SepayContext, "sql" | "environment" | "options">,
  entry: TransactionEntry,
  { actorId, reason, isAnother }: EntryDecider
): Promise<EnteredTransaction> {
  if (Number.isNaN(entry.transactedAt.getTime())) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, '"transacted_at" is not a moment such as 2026-11-27T10:00:00+07:00.')
  }
  if (entry.transactedAt.getTime() > Date.now() + CLOCK_MILLISECONDS) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `"transacted_at" is in the future (${entry.transactedAt.toISOString()}). Enter when the bank says that the money moved.`
    )
  }
  const decision = await recordEntry({ sql, environment, options }, entry, { actorId, reason, isAnother }, null)
  if (decision.action === "possible_duplicate") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `It may be in the ledger already: ${decision.transactionIds.slice(0, MOST_NAMED).join(", ")} has the same amount at about that ` +
        'time. Compare them with the bank\'s statement, and send "is_another": true if this is another transfer.'
    )
  }
  return { outcome: decision.action === "record" ? "recorded" : "known", transactionId: decision.transactionId }
}

const NOTHING_FOUND: FoundCandidate = { candidate: null, nearMiss: null, vaNumber: null }

/** What became of a row: decided, and recorded where that was the decision. */
export type RecordedEntry = Exclude<EntryDecision, { action: "record" }> | { action: "record"; transactionId: string }

/**
 * Decides about an entry, and records it where it is new, in one database transaction.
 *
 * @param row `null` for what is typed by hand
 */
export async function recordEntry(
  { sql, environment, options }: Pick<SepayContext, "sql" | "environment" | "options">,
  told: TransactionEntry,
  { actorId, reason, isAnother }: EntryDecider,
  row: ImportedRow | null
): Promise<RecordedEntry> {
  const entry = { ...told, accountNumber: normalizeNumber(told.accountNumber) ?? told.accountNumber }
  return sql.transaction(async (transaction) => {
    const found =
      row?.mayNameOrder === false ? NOTHING_FOUND : await findSuggestion(transaction, environment, entry, options.orderCodePrefix)
    // Whoever records SePay's report of the same transfer waits for this lock, too. A receivable is locked before, as everywhere.
    await (found.candidate
      ? lockReceivable(transaction, found.candidate.receivableId, amountLock(entry))
      : lockByName(transaction, amountLock(entry)))
    const decision = decideEntry(await findSimilar(transaction, environment, entry, row), isAnother)
    if (decision.action !== "record") {
      return decision
    }
    const transactionId = await insertEntry(transaction, environment, entry, actorId)
    await insertAllocations(transaction, transactionId, [toAllocation(entry, found)])
    const { amountVnd, direction, source } = entry
    const details = { reason, amount_vnd: amountVnd, direction, source, is_another: isAnother, ...row?.details }
    await recordAdminAction(
      { sql: transaction, environment },
      { action: "transaction.record", subjectId: transactionId, actorId, details }
    )
    return { action: "record", transactionId }
  })
}

/** The order that an entry's text or account names. Anyone can write a text, and nobody at SePay saw it: it is only suggested. */
export async function findSuggestion(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  { direction, accountNumber, content }: Pick<TransactionEntry, "direction" | "accountNumber" | "content">,
  orderCodePrefix: string
): Promise<FoundCandidate> {
  if (direction === "out") {
    return NOTHING_FOUND
  }
  const identifiers = identifyEntry({ accountNumber, content }, orderCodePrefix)
  return findCandidate(transaction, environment, identifiers, orderCodePrefix, direction)
}

/** What an entry says of whom its money is for. */
export function identifyEntry(
  { accountNumber, content }: Pick<TransactionEntry, "accountNumber" | "content">,
  orderCodePrefix: string
): NormalizedIdentifiers {
  return normalizeIdentifiers({ vaNumber: null, accountNumber, code: null, content, description: null }, orderCodePrefix)
}

interface SimilarRow {
  id: string
  source: TransactionSource
  reference_number: string | null
  content: string | null
  occurred_at: Date
  is_day_only: boolean
}

async function findSimilar(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  entry: TransactionEntry,
  row: ImportedRow | null
) {
  const { rows } = await transaction.raw<{ rows: SimilarRow[] }>(
    `SELECT id, source, reference_number, content, ${OCCURRED_AT} AS occurred_at, is_day_only
       FROM sepay_transaction
      WHERE environment = :environment AND direction = :direction AND amount_vnd = :amountVnd AND deleted_at IS NULL
        AND duplicate_of_id IS NULL AND COALESCE(account_number = :accountNumber, true) AND NOT id = ANY(:takenIds)
        AND ${OCCURRED_AT} BETWEEN CAST(:transactedAt AS timestamptz) - make_interval(secs => :referenceSeconds)
                               AND CAST(:transactedAt AS timestamptz) + make_interval(secs => :referenceSeconds)
      ORDER BY COALESCE(reference_number = CAST(:reference AS text), false) DESC,
        abs(extract(epoch FROM ${OCCURRED_AT} - CAST(:transactedAt AS timestamptz))), id LIMIT :limit`,
    {
      environment,
      direction: entry.direction,
      amountVnd: entry.amountVnd,
      accountNumber: entry.accountNumber,
      takenIds: [...(row?.takenIds ?? [])],
      reference: entry.referenceNumber,
      transactedAt: entry.transactedAt,
      referenceSeconds: REFERENCE_SECONDS,
      limit: MOST_LOOKED_AT,
    }
  )
  const comparable: ComparableEntry = {
    source: entry.source,
    referenceNumber: entry.referenceNumber,
    text: fold(entry.content ?? ""),
    occurredAt: entry.transactedAt,
    isDayOnly: entry.isDayOnly,
    isReferenceShared: row?.isReferenceShared ?? false,
  }
  return rows.flatMap(
    (one) =>
      compareEntry(comparable, {
        id: one.id,
        source: one.source,
        referenceNumber: one.reference_number,
        text: fold(one.content ?? ""),
        occurredAt: one.occurred_at,
        isDayOnly: one.is_day_only,
      }) ?? []
  )
}

async function insertEntry(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  entry: TransactionEntry,
  actorId: string
): Promise<string> {
  const id = newId("septxn")
  await transaction("sepay_transaction").insert({
    id,
    environment,
    source: entry.source,
    entered_by: actorId,
    direction: entry.direction,
    ...bigNumberColumns("amount_vnd", entry.amountVnd),
    account_number: entry.accountNumber,
    reference_number: entry.referenceNumber,
    content: entry.content,
    transacted_at: entry.transactedAt,
    is_day_only: entry.isDayOnly,
    payload: JSON.stringify({}),
  })
  return id
}

/** How an entry came into the ledger, as a sentence. */
const ENTERED: Record<TransactionEntry["source"], string> = {
  manual: "Recorded by hand: SePay has not reported it.",
  statement: "From a bank statement: SePay has not reported it.",
}

function toAllocation(
  { source, direction, amountVnd }: TransactionEntry,
  { candidate, nearMiss }: FoundCandidate
): NewAllocation {
  const whole = { amountVnd, receivableId: candidate?.receivableId ?? null, vaOrderId: null }
  if (direction === "out") {
    return { ...whole, kind: "ignored", needsAttention: false, reason: `${ENTERED[source]} An outgoing transfer.` }
  }
  const isNamed = candidate !== null || nearMiss !== null
  return {
    ...whole,
    kind: "unmatched",
    // A statement lists the account's other income, too. What is typed by hand is typed because of an order.
    needsAttention: source === "manual" || isNamed,
    reason: [
      ENTERED[source],
      candidate ? `It names the code ${candidate.orderCode}.` : (nearMiss && NEAR_MISSES[nearMiss]) || "It names no order.",
      "Match it with the order that it pays.",
    ].join(" "),
  }
}

const NEAR_MISSES: Record<NonNullable<FoundCandidate["nearMiss"]>, string> = {
  several_orders: "It names more than one order.",
  unknown_code: "It has an order code of this store that belongs to no VA order.",
}
