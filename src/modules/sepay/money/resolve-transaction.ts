import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import type { LedgerContext } from "../context"
import type { Receivable } from "../owed/receivable"
import { lockReceivable } from "../owed/receivables"
import { isProvenReturn } from "../returns/prove-returns"
import { keepRefunded, sumReturnsOf } from "../returns/returns-owed"
import { NOT_DELETED, type SepayEnvironment } from "../sql"
import { insertAllocations, listLastDecision, listParts } from "./allocations"
import { applyToReceivable } from "./apply-to-receivable"
import type { NewAllocation } from "./decide-allocations"
import {
  type AllocatedPart,
  ignoreMoney,
  matchToReceivable,
  type Reallocation,
  returnToPayer,
} from "./decide-reallocation"
import { decideUndo, type UndoDecision, type UndoReceivable, type UndoRefund } from "./decide-undo"

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
 * An admin says which payment a transaction is for.
 *
 * @throws MedusaError `not_found`; `not_allowed` with the reason when the payment wants nothing or the money is not free.
 */
export async function matchTransaction(
  { sql, environment }: LedgerContext,
  decision: AdminResolution & { receivableId: string }
): Promise<ResolvedTransaction> {
  return reallocateByAdmin(sql, environment, decision, [decision.receivableId], (parts, receivables) => {
    const receivable = receivables.get(decision.receivableId)
    if (!receivable) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no SePay receivable ${decision.receivableId}.`)
    }
    const target = {
      receivableId: receivable.id,
      amountVnd: receivable.amountVnd,
      receivedVnd: receivable.receivedVnd,
      isCanceled: receivable.canceledAt !== null,
      isSettled: receivable.settlementStatus === "settled",
    }
    return matchToReceivable(parts, target, decision.reason)
  })
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

/** An admin takes back the last decision of a person about a transaction's money. */
export interface UndoResolution extends AdminResolution {
  /** Medusa's refunds that were made for it, of what was captured. */
  refundIds: string[]
}

/**
 * An admin takes back the last decision of a person about a transaction's money: the money is for what it was for before.
 * What is captured has to be refunded in Medusa first (`planUndo`): nothing is sent back by that refund.
 *
 * @throws MedusaError `not_found`; `not_allowed` with what to do instead.
 */
export async function undoTransaction(
  { sql, environment }: LedgerContext,
  decision: UndoResolution
): Promise<ResolvedTransaction> {
  const { transactionId } = decision
  const concerned = (await listLastDecision(sql, transactionId)).flatMap(({ receivableId }) => receivableId ?? [])
  return reallocateByAdmin(
    sql,
    environment,
    decision,
    concerned,
    async (parts, receivables, transaction, direction) => {
      const refundedVnd = await keepRefunded(transaction, decision)
      const { rows, refunds, problem } = await decideLocked(transaction, { decision, parts, receivables, direction })
      if (rows === null) {
        return { rows, problem }
      }
      return refunds.every(({ receivableId, amountVnd }) => refundedVnd.get(receivableId) === amountVnd)
        ? { rows, problem: null }
        : { rows: null, problem: "The payment was captured or refunded at the same moment. Look at it, and take the decision back again." }
    },
    { mayBeOutgoing: true }
  )
}

/**
 * What has to be refunded in Medusa before the last decision about a transaction is taken back, with the payment of each.
 *
 * @throws as `undoTransaction`
 */
export async function planUndo(
  { sql, environment }: LedgerContext,
  { transactionId, refundIds }: Pick<UndoResolution, "transactionId" | "refundIds">
): Promise<Array<UndoRefund & { paymentCollectionId: string }>> {
  return sql.transaction(async (transaction) => {
    const decided = await listLastDecision(transaction, transactionId)
    const receivables = await lockReceivables(transaction, decided.flatMap(({ receivableId }) => receivableId ?? []))
    const row = await transaction("sepay_transaction")
      .where({ id: transactionId, environment, ...NOT_DELETED })
      .first<{ direction: "in" | "out" } | undefined>("direction")
    if (!row) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no SePay transaction ${transactionId}.`)
    }
    const parts = await listParts(transaction, transactionId)
    const decision = { transactionId, refundIds, reason: "" }
    const { refunds, problem } = await decideLocked(transaction, { decision, parts, receivables, direction: row.direction })
    if (refunds === null) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, problem)
    }
    return refunds.map((refund) => ({
      ...refund,
      paymentCollectionId: receivables.get(refund.receivableId)?.paymentCollectionId ?? "",
    }))
  })
}

/** What the last decision about a transaction applied to payments. Whoever takes it back refunds each once. */
export async function listAppliedByLastDecision(
  { sql }: LedgerContext,
  transactionId: string
): Promise<Array<{ id: string; receivableId: string | null }>> {
  const decided = await listLastDecision(sql, transactionId)
  return decided.filter(({ kind, amountVnd }) => kind === "applied" && amountVnd > 0)
}

async function decideLocked(
  transaction: Knex.Transaction,
  {
    decision: { transactionId, refundIds, reason },
    parts,
    receivables,
    direction,
  }: {
    decision: Pick<UndoResolution, "transactionId" | "refundIds" | "reason">
    parts: AllocatedPart[]
    receivables: ReadonlyMap<string, Receivable>
    direction: "in" | "out"
  }
): Promise<UndoDecision> {
  const decided = await listLastDecision(transaction, transactionId)
  if (decided.some(({ receivableId }) => receivableId !== null && !receivables.has(receivableId))) {
    return { rows: null, refunds: null, problem: "Somebody decided about this money at the same moment. Look at it again." }
  }
  const refundedVnd = await sumReturnsOf(transaction, [...receivables.keys()], refundIds)
  const isReturnProven = direction === "in" && (await isProvenReturn(transaction, decided))
  const toUndo = (receivable: Receivable): UndoReceivable => ({
    amountVnd: receivable.amountVnd,
    receivedVnd: receivable.receivedVnd,
    settlementStatus: receivable.settlementStatus,
    isCanceled: receivable.canceledAt !== null,
    isBeingCaptured: receivable.captureSessionId !== null || receivable.settlementLeaseUntil !== null,
    refundedVnd: refundedVnd.get(receivable.id) ?? 0,
  })
  const known = new Map([...receivables].map(([id, receivable]) => [id, toUndo(receivable)]))
  return decideUndo({ direction, decided, parts, receivables: known, isReturnProven }, reason)
}

/** Locks what is concerned (receivables first, as everywhere), lets `decide`, and writes what it said. */
async function reallocateByAdmin(
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

async function lockReceivables(transaction: Knex.Transaction, ids: string[]): Promise<Map<string, Receivable>> {
  const locked = new Map<string, Receivable>()
  for (const id of [...new Set(ids)].sort()) {
    const receivable = await lockReceivable(transaction, id)
    if (receivable) {
      locked.set(id, receivable)
    }
  }
  return locked
}
