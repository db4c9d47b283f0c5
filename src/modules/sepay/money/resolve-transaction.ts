import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import type { LedgerContext } from "../context"
import type { Receivable } from "../owed/receivable"
import { lockReceivable } from "../owed/receivables"
import { sumReturnsOf } from "../returns/returns-owed"
import { NOT_DELETED, type SepayEnvironment } from "../sql"
import { insertAllocations, listParts } from "./allocations"
import { applyToReceivable } from "./apply-to-receivable"
import type { NewAllocation } from "./decide-allocations"
import { type AllocatedPart, ignoreMoney, type Reallocation, returnToPayer } from "./decide-reallocation"

/** Who decided about a transaction's money, and why. */
export interface AdminResolution {
  transactionId: string
  /** The admin's user id, or a name of what decided. */
  actorId: string
  reason: string
}

/** What a decision came to. */
export interface ResolvedTransaction {
  transactionId: string
  parts: AllocatedPart[]
  /** Receivables that are fully received now and wait to be captured. */
  dueReceivableIds: string[]
}

/**
 * An admin says that a transaction's money, or a part of it, went back to the payer.
 *
 * @param decision `amountVnd` in whole VND; `null`: all of it that is not used.
 * @throws MedusaError `not_found`; `not_allowed` with the reason when there is not as much to return.
 */
export async function returnTransaction(
  { sql, environment }: LedgerContext,
  decision: AdminResolution & { amountVnd: number | null }
): Promise<ResolvedTransaction> {
  return reallocateByAdmin(sql, environment, decision, [], async (parts, receivables, transaction) => {
    // Money of a payment that is captured, or being captured, is refunded in Medusa.
    const takeable = [...receivables.values()].filter(
      ({ settlementStatus }) => settlementStatus === "none" || settlementStatus === "attention"
    )
    // A person can have to look at a captured payment, too: what was refunded of it does not go back a second time.
    const refundedVnd = await sumReturnsOf(transaction, [...receivables.keys()])
    const takeableVnd = new Map(takeable.map(({ id, receivedVnd }) => [id, receivedVnd - (refundedVnd.get(id) ?? 0)]))
    return returnToPayer(parts, decision.amountVnd, takeableVnd, decision.reason)
  })
}

/** An admin says that a transaction's free money is nothing to act on. @throws as `returnTransaction` */
export async function ignoreTransaction(
  { sql, environment }: LedgerContext,
  decision: AdminResolution
): Promise<ResolvedTransaction> {
  return reallocateByAdmin(sql, environment, decision, [], (parts) => ignoreMoney(parts, decision.reason), {
    mayBeOutgoing: true,
  })
}

/** Locks what is concerned (receivables first, as everywhere), lets `decide`, and writes what it said. */
export async function reallocateByAdmin(
  sql: Knex,
  environment: SepayEnvironment,
  decision: AdminResolution,
  receivableIds: string[],
  decide: (
    parts: AllocatedPart[],
    receivables: ReadonlyMap<string, Receivable>,
    transaction: Knex.Transaction,
    direction: "in" | "out"
  ) => Reallocation | Promise<Reallocation>,
  { mayBeOutgoing = false } = {}
): Promise<ResolvedTransaction> {
  const { transactionId } = decision
  return sql.transaction(async (transaction) => {
    const concerned = (await listParts(transaction, transactionId)).flatMap(({ receivableId }) => receivableId ?? [])
    const receivables = await lockReceivables(transaction, [...concerned, ...receivableIds])
    const row = await transaction("sepay_transaction")
      .where({ id: transactionId, environment, ...NOT_DELETED })
      .forUpdate()
      .first<{ direction: "in" | "out" } | undefined>("direction")
    if (!row) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no SePay transaction ${transactionId}.`)
    }
    if (row.direction === "out" && !mayBeOutgoing) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "An outgoing transfer pays nothing and cannot be returned.")
    }
    const { rows, problem } = await decide(await listParts(transaction, transactionId), receivables, transaction, row.direction)
    if (rows === null) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, problem)
    }
    await insertAllocations(transaction, transactionId, rows, decision.actorId)
    const dueReceivableIds = await applyRows(transaction, rows, [...receivables.keys()])
    return { transactionId, parts: await listParts(transaction, transactionId), dueReceivableIds }
  })
}

/** Counts what was applied or taken back, each VA order's part on that VA order. @returns the receivables that are due */
async function applyRows(
  transaction: Knex.Transaction,
  rows: readonly NewAllocation[],
  receivableIds: readonly string[]
): Promise<string[]> {
  for (const { kind, receivableId, vaOrderId, amountVnd } of rows) {
    const receivable =
      kind === "applied" && receivableId !== null ? await lockReceivable(transaction, receivableId) : null
    if (receivable) {
      await applyToReceivable(transaction, receivable, vaOrderId, amountVnd)
    }
  }
  const due: string[] = await transaction("sepay_receivable")
    .whereIn("id", receivableIds)
    .where({ settlement_status: "due" })
    .orderBy("id")
    .pluck("id")
  return due
}

/** Locks receivables in the order of their ids, so that two decisions cannot deadlock. */
export async function lockReceivables(transaction: Knex.Transaction, ids: string[]): Promise<Map<string, Receivable>> {
  const locked = new Map<string, Receivable>()
  for (const id of [...new Set(ids)].sort()) {
    const receivable = await lockReceivable(transaction, id)
    if (receivable) {
      locked.set(id, receivable)
    }
  }
  return locked
}
