import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { LedgerContext } from "../context"
import { lockReceivable } from "../owed/receivables"
import type { Receivable } from "../owed/receivable"
import { allocate, toMatch } from "./allocate-transaction"
import { listParts } from "./allocations"
import { decideAllocations, type NewAllocation } from "./decide-allocations"
import { decideDuplicate, type DuplicateDecision, type RefereeAnswer } from "./decide-duplicate"
import type { AllocatedPart } from "./decide-reallocation"
import {
  lockOpenDuplicate,
  type PossibleDuplicate,
  readDuplicateFacts,
  updatePossibleDuplicate,
} from "./possible-duplicates"

/** Why money that may have been counted already waits. */
const HELD =
  "It may be a transfer that the ledger has already, reported once more under another reference. SePay is being asked how " +
  "much it has counted on this virtual account."

/** The one allocation of a transfer that may be another one: it pays nothing until that is known. */
export function holdBack(amountVnd: number, receivableId: string, vaOrderId: string): NewAllocation {
  return { kind: "unmatched", amountVnd, receivableId, vaOrderId, needsAttention: false, reason: HELD }
}

/** What became of a possible duplicate when it was looked at. */
export interface SettledDuplicate {
  /** `ask`: nothing yet, SePay has to be asked; `none`: somebody has decided about it meanwhile. */
  action: DuplicateDecision["action"] | "none"
  /** The receivable that is fully received now, and waits to be captured; `null` when there is none. */
  dueReceivableId: string | null
}

/**
 * Decides what a possible duplicate is, and lets its money count where it is a transfer of its own.
 *
 * @param answer what SePay said; `null`: nobody has asked it yet.
 */
export async function settlePossibleDuplicate(
  { sql, environment }: Pick<LedgerContext, "environment"> & { sql: Knex },
  claimed: PossibleDuplicate,
  answer: RefereeAnswer | null
): Promise<SettledDuplicate> {
  return sql.transaction(async (transaction) => {
    const receivable = await lockReceivable(transaction, claimed.receivableId)
    // Before its allocations are read, as everywhere.
    await transaction("sepay_transaction").where({ id: claimed.transactionId }).forUpdate().select("id")
    const possible = await lockOpenDuplicate(transaction, claimed.id)
    if (receivable === null || possible === null) {
      return { action: "none", dueReceivableId: null }
    }
    const waiting = await findWaitingPart(transaction, possible)
    if (waiting === null) {
      // A person has said what it is.
      await updatePossibleDuplicate(transaction, possible.id, { status: "person" })
      return { action: "none", dueReceivableId: null }
    }
    const decision = decideDuplicate(await readDuplicateFacts(transaction, environment, possible), answer)
    const isDue = await carryOut(transaction, { possible, receivable, waiting }, decision)
    return { action: decision.action, dueReceivableId: isDue ? receivable.id : null }
  })
}

/** The whole amount, as it waits: held back, or taken for a duplicate before. */
async function findWaitingPart(
  transaction: Knex.Transaction,
  { transactionId, receivableId }: PossibleDuplicate
): Promise<AllocatedPart | null> {
  const [only, ...others] = await listParts(transaction, transactionId)
  const isWaiting = only?.receivableId === receivableId && (only.kind === "unmatched" || only.kind === "ignored")
  return isWaiting && others.length === 0 ? only : null
}

interface Waiting {
  possible: PossibleDuplicate
  receivable: Receivable
  waiting: AllocatedPart
}

/** @returns whether the receivable is due to be captured now. */
async function carryOut(
  transaction: Knex.Transaction,
  { possible, receivable, waiting }: Waiting,
  decision: DuplicateDecision
): Promise<boolean> {
  const written = { transactionId: possible.transactionId, outcome: "known", hasPossibleOriginal: false } as const
  const replaceBy = async (reason: string, allocations: NewAllocation[]) =>
    allocate(transaction, written, receivable, [{ ...waiting, amountVnd: -waiting.amountVnd, reason }, ...allocations])
  switch (decision.action) {
    case "ask":
      return false
    case "wait":
      await updatePossibleDuplicate(transaction, possible.id, { attempts: possible.attempts + 1 })
      return false
    case "separate": {
      await markDuplicate(transaction, possible.transactionId, null)
      await updatePossibleDuplicate(transaction, possible.id, { status: "separate" })
      const { isSettlementDue } = await replaceBy(
        "It is a transfer of its own.",
        await allocateSeparate(transaction, possible, receivable, waiting.amountVnd)
      )
      return isSettlementDue
    }
    case "duplicate": {
      const reason = `It is transaction ${decision.originalId}, reported once more: SePay counts one transfer.`
      await markDuplicate(transaction, possible.transactionId, decision.originalId)
      await updatePossibleDuplicate(transaction, possible.id, { status: "duplicate" })
      await replaceBy(reason, [{ ...waiting, kind: "ignored", needsAttention: false, reason }])
      return false
    }
    case "person":
      await updatePossibleDuplicate(transaction, possible.id, { status: "person" })
      await replaceBy(decision.reason, [{ ...waiting, kind: "unmatched", needsAttention: true, reason: decision.reason }])
      return false
  }
}

/** What a transfer of its own pays, through the VA order on which it arrived. */
async function allocateSeparate(
  transaction: Knex.Transaction,
  { vaOrderId }: PossibleDuplicate,
  receivable: Receivable,
  amountVnd: number
): Promise<NewAllocation[]> {
  const vaOrder = await transaction("sepay_va_order")
    .where({ id: vaOrderId })
    .first<{ order_code: string; account_number: string }>("order_code", "account_number")
  const match = toMatch(
    {
      matchedBy: "virtual_account",
      vaOrderId,
      receivableId: receivable.id,
      orderCode: vaOrder?.order_code ?? "",
      accountNumber: vaOrder?.account_number ?? "",
    },
    receivable
  )
  return decideAllocations({ amountVnd, direction: "in", accountNumber: null, vaNumber: null, nearMiss: null }, match)
}

async function markDuplicate(transaction: Knex.Transaction, transactionId: string, originalId: string | null): Promise<void> {
  await transaction("sepay_transaction")
    .where({ id: transactionId })
    .update({ duplicate_of_id: originalId, updated_at: transaction.fn.now() })
}
