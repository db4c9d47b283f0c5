import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import type { SepayContext } from "../context"
import { recordAdminAction } from "../settings/admin-actions"
import { bigNumberColumns, lockByName, newId, type SepayEnvironment } from "../sql"
import { insertAllocations } from "./allocations"
import { decideEntry, type SimilarTransaction } from "./decide-entry"
import type { NewAllocation } from "./decide-allocations"
import { OCCURRED_AT } from "../occurred-at"
import { ENTRY_SECONDS } from "./possible-duplicates"
import { amountLock } from "./record-transaction"
import { DUPLICATE_SECONDS, REFERENCE_SECONDS } from "./write-transaction"

/** So many similar transactions are named to the admin. */
const MOST_SIMILAR = 10
/** The clock of whoever enters a time can be ahead of ours by so much. */
const CLOCK_MILLISECONDS = 5 * 60_000

/** A transaction that an admin records because SePay has not reported it. */
export interface TransactionEntry {
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
}

/** Who records a transaction by hand, and why. */
export interface EntryDecider {
  actorId: string
  reason: string
  /** The admin has looked at similar transactions, and says that this is another one. */
  isAnother: boolean
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
  { sql, environment }: Pick<SepayContext, "sql" | "environment">,
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
  return sql.transaction(async (transaction) => {
    // Whoever records SePay's report of the same transfer waits for this lock, too.
    await lockByName(transaction, amountLock(entry))
    const decision = decideEntry(await findSimilar(transaction, environment, entry), isAnother)
    if (decision.action === "known") {
      return { outcome: "known", transactionId: decision.transactionId }
    }
    if (decision.action === "possible_duplicate") {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `It may be in the ledger already: ${decision.transactionIds.join(", ")} has the same amount at about that time. Compare ` +
          'them with the bank\'s statement, and send "is_another": true if this is another transfer.'
      )
    }
    const transactionId = await insertEntry(transaction, environment, entry, actorId)
    await insertAllocations(transaction, transactionId, [toAllocation(entry)])
    const details = { reason, amount_vnd: entry.amountVnd, direction: entry.direction, is_another: isAnother }
    await recordAdminAction(
      { sql: transaction, environment },
      { action: "transaction.record", subjectId: transactionId, actorId, details }
    )
    return { outcome: "recorded", transactionId }
  })
}

async function findSimilar(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  entry: TransactionEntry
): Promise<SimilarTransaction[]> {
  const { rows } = await transaction.raw<{ rows: SimilarRow[] }>(
    `SELECT id, has_same_reference, is_of_same_minute FROM (
       SELECT id, COALESCE(reference_number = CAST(:reference AS text), false) AS has_same_reference,
              (reference_number IS NULL OR CAST(:reference AS text) IS NULL)
                AND abs(extract(epoch FROM ${OCCURRED_AT} - CAST(:transactedAt AS timestamptz))) <= :duplicateSeconds
                AS is_of_same_minute,
              abs(extract(epoch FROM ${OCCURRED_AT} - CAST(:transactedAt AS timestamptz))) AS apart_seconds
         FROM sepay_transaction
        WHERE environment = :environment AND direction = :direction AND amount_vnd = :amountVnd AND deleted_at IS NULL
          AND duplicate_of_id IS NULL AND COALESCE(account_number = :accountNumber, true)) AS found
      WHERE apart_seconds <= :entrySeconds OR (has_same_reference AND apart_seconds <= :referenceSeconds)
      ORDER BY has_same_reference DESC, apart_seconds, id LIMIT :limit`,
    {
      environment,
      direction: entry.direction,
      amountVnd: entry.amountVnd,
      accountNumber: entry.accountNumber,
      reference: entry.referenceNumber,
      transactedAt: entry.transactedAt,
      duplicateSeconds: DUPLICATE_SECONDS,
      entrySeconds: ENTRY_SECONDS,
      referenceSeconds: REFERENCE_SECONDS,
      limit: MOST_SIMILAR,
    }
  )
  return rows.map((row) => ({
    id: row.id,
    hasSameReference: row.has_same_reference,
    isOfSameMinute: row.is_of_same_minute,
  }))
}

interface SimilarRow {
  id: string
  has_same_reference: boolean
  is_of_same_minute: boolean
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
    source: "manual",
    entered_by: actorId,
    direction: entry.direction,
    ...bigNumberColumns("amount_vnd", entry.amountVnd),
    account_number: entry.accountNumber,
    reference_number: entry.referenceNumber,
    content: entry.content,
    transacted_at: entry.transactedAt,
    payload: JSON.stringify({}),
  })
  return id
}

function toAllocation({ direction, amountVnd }: TransactionEntry): NewAllocation {
  const isIn = direction === "in"
  return {
    kind: isIn ? "unmatched" : "ignored",
    amountVnd,
    receivableId: null,
    vaOrderId: null,
    needsAttention: isIn,
    reason: isIn
      ? "Recorded by hand: SePay has not reported it. Match it with the order that it pays."
      : "An outgoing transfer that was recorded by hand.",
  }
}
