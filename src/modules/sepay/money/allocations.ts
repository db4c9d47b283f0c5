import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { LedgerContext } from "../context"
import { insertOf, type RowWrite } from "../row-writes"
import { bigNumberColumns, newId, type Sql, toNumber } from "../sql"
import type { AllocationKind, NewAllocation } from "./decide-allocations"
import type { AllocatedPart } from "./decide-reallocation"
import type { DecidedRow } from "./decide-undo"

/** The `actor_id` of what no person decided. */
export const SYSTEM = "system"

/** Adds rows to a transaction's allocations. */
export async function insertAllocations(
  sql: Sql,
  transactionId: string,
  decisions: readonly NewAllocation[],
  actorId: string = SYSTEM
): Promise<void> {
  if (decisions.length > 0) {
    await sql("sepay_allocation").insert(decisions.map((decision) => allocationRow(transactionId, decision, actorId)))
  }
}

/** The insert of the system's allocations, to be written together with what follows from them. */
export function allocationInserts(transactionId: string, decisions: readonly NewAllocation[]): RowWrite[] {
  const rows = decisions.map((decision) => allocationRow(transactionId, decision, SYSTEM))
  return rows.length === 0 ? [] : [insertOf("sepay_allocation", rows, "allocation")]
}

function allocationRow(transactionId: string, decision: NewAllocation, actorId: string) {
  return {
    id: newId("sepall"),
    transaction_id: transactionId,
    receivable_id: decision.receivableId,
    va_order_id: decision.vaOrderId,
    kind: decision.kind,
    ...bigNumberColumns("amount_vnd", decision.amountVnd),
    needs_attention: decision.needsAttention,
    reason: decision.reason,
    actor_id: actorId,
    undoes_id: decision.undoesId ?? null,
  }
}

interface PartRow {
  kind: AllocationKind
  amount_vnd: string
  receivable_id: string | null
  va_order_id: string | null
  needs_attention: boolean
}

/** What a transaction's money is for now: its allocations, summed over rows that say the same. */
export async function listParts(sql: Sql, transactionId: string): Promise<AllocatedPart[]> {
  const { rows } = await sql.raw<{ rows: PartRow[] }>(
    `SELECT kind, receivable_id, va_order_id, needs_attention, SUM(amount_vnd) AS amount_vnd
       FROM sepay_allocation WHERE transaction_id = ? AND deleted_at IS NULL
      GROUP BY kind, receivable_id, va_order_id, needs_attention HAVING SUM(amount_vnd) <> 0
      ORDER BY MIN(created_at), kind`,
    [transactionId]
  )
  return rows.map(toPart)
}

function toPart(row: PartRow): AllocatedPart {
  return {
    kind: row.kind,
    amountVnd: toNumber(row.amount_vnd),
    receivableId: row.receivable_id,
    vaOrderId: row.va_order_id,
    needsAttention: row.needs_attention,
  }
}

/** The rows of the last decision of a person about a transaction that was not taken back; empty when there is none. */
export async function listLastDecision(sql: Sql, transactionId: string): Promise<DecidedRow[]> {
  // The rows of one decision were written in one database transaction, and share its time.
  const { rows } = await sql.raw<{ rows: Array<PartRow & { id: string }> }>(
    `WITH standing AS (
       SELECT * FROM sepay_allocation a
        WHERE transaction_id = :transactionId AND actor_id <> :system AND undoes_id IS NULL AND deleted_at IS NULL
          AND NOT EXISTS (SELECT FROM sepay_allocation undo WHERE undo.undoes_id = a.id AND undo.deleted_at IS NULL)
     )
     SELECT id, kind, receivable_id, va_order_id, needs_attention, amount_vnd FROM standing
      WHERE created_at = (SELECT MAX(created_at) FROM standing) ORDER BY id`,
    { transactionId, system: SYSTEM }
  )
  return rows.map((row) => ({ ...toPart(row), id: row.id }))
}

/**
 * Takes money out of what was applied to a receivable, the newest first: two rows for each transaction that it came from,
 * and as much less on the VA order through which it came. Called under the receivable's lock.
 *
 * @returns how much was taken, in whole VND.
 */
export async function moveApplied(
  transaction: Knex.Transaction,
  receivableId: string,
  amountVnd: number,
  to: { kind: "surplus" | "late"; reason: string }
): Promise<number> {
  const { rows } = await transaction.raw<{ rows: Array<PartRow & { transaction_id: string }> }>(
    `SELECT transaction_id, va_order_id, SUM(amount_vnd) AS amount_vnd FROM sepay_allocation
      WHERE receivable_id = ? AND kind = 'applied' AND deleted_at IS NULL
      GROUP BY transaction_id, va_order_id HAVING SUM(amount_vnd) > 0
      ORDER BY MAX(created_at) DESC, transaction_id`,
    [receivableId]
  )
  // Before their allocations are written, as everywhere; in the order of their ids, so that two such moves cannot deadlock.
  await transaction("sepay_transaction")
    .whereIn("id", rows.map((row) => row.transaction_id))
    .orderBy("id")
    .forUpdate()
    .select("id")
  let leftVnd = amountVnd
  for (const row of rows) {
    const movedVnd = Math.min(leftVnd, toNumber(row.amount_vnd))
    if (movedVnd > 0) {
      const moved = { receivableId, vaOrderId: row.va_order_id, reason: to.reason }
      await insertAllocations(transaction, row.transaction_id, [
        { ...moved, kind: "applied", amountVnd: -movedVnd, needsAttention: false },
        { ...moved, kind: to.kind, amountVnd: movedVnd, needsAttention: true },
      ])
      await transaction.raw(
        `UPDATE sepay_va_order SET paid_amount_vnd = paid_amount_vnd - :moved, updated_at = now(),
                raw_paid_amount_vnd = jsonb_build_object('value', (paid_amount_vnd - :moved)::text, 'precision', 20)
          WHERE id = :id`,
        { moved: movedVnd, id: row.va_order_id ?? "" }
      )
      leftVnd -= movedVnd
    }
  }
  return amountVnd - leftVnd
}

/** A payment's money: what is received for it, and what is not used (it came on top of the amount, or too late). Whole VND. */
export interface PaymentMoney {
  receivedVnd: number
  surplusVnd: number
  lateVnd: number
}

/** Sums a payment's money in one statement: between two, money can move from one sum to another, and be counted twice. */
export async function sumMoney(sql: Sql, receivableId: string): Promise<PaymentMoney> {
  const { rows } = await sql.raw<{ rows: Array<{ received: string; surplus: string; late: string }> }>(
    `SELECT COALESCE(SUM(amount_vnd) FILTER (WHERE kind = 'applied'), 0) AS received,
            COALESCE(SUM(amount_vnd) FILTER (WHERE kind = 'surplus'), 0) AS surplus,
            COALESCE(SUM(amount_vnd) FILTER (WHERE kind = 'late'), 0) AS late
       FROM sepay_allocation WHERE receivable_id = ? AND deleted_at IS NULL`,
    [receivableId]
  )
  const [row] = rows
  return {
    receivedVnd: toNumber(row?.received ?? 0),
    surplusVnd: toNumber(row?.surplus ?? 0),
    lateVnd: toNumber(row?.late ?? 0),
  }
}

/** Money that a person has to look at, and that the store's subscribers were not told of. */
export interface UnannouncedAttention {
  transactionId: string
  kind: AllocationKind
  amountVnd: number
  receivableId: string | null
  reason: string
}

/**
 * Hands money that needs attention to `announce` and notes that it was announced. At least once: when the process dies in
 * between, it is announced again.
 *
 * @returns how many were announced.
 */
export async function announceAttention(
  { sql }: LedgerContext,
  limit: number,
  announce: (attention: UnannouncedAttention[]) => Promise<void>
): Promise<number> {
  return sql.transaction(async (transaction) => {
    const { rows } = await transaction.raw<{ rows: Array<PartRow & { id: string; transaction_id: string; reason: string }> }>(
      `SELECT id, transaction_id, kind, amount_vnd, receivable_id, reason FROM sepay_allocation
        WHERE needs_attention AND amount_vnd > 0 AND announced_at IS NULL AND deleted_at IS NULL
        ORDER BY created_at LIMIT ? FOR UPDATE SKIP LOCKED`,
      [limit]
    )
    if (rows.length === 0) {
      return 0
    }
    await announce(
      rows.map((row) => ({
        transactionId: row.transaction_id,
        kind: row.kind,
        amountVnd: toNumber(row.amount_vnd),
        receivableId: row.receivable_id,
        reason: row.reason,
      }))
    )
    await transaction("sepay_allocation")
      .whereIn("id", rows.map((row) => row.id))
      .update({ announced_at: transaction.fn.now() })
    return rows.length
  })
}
