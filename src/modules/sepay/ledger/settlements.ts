import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { settlementRetrySeconds } from "../decisions/backoff"
import { moveApplied } from "./allocations"
import { bigNumberColumns, NOT_DELETED } from "./columns"
import { lockReceivable, toReceivable, type ReceivableRow } from "./receivables"
import { OCCURRED_AT } from "./transaction-filters"
import type { Receivable, SepayEnvironment, Sql } from "./types"

/** Receivables that are fully received, not yet captured in Medusa, and whose next attempt is due. */
export async function listDueReceivableIds(sql: Sql, environment: SepayEnvironment, limit: number): Promise<string[]> {
  const rows = await sql("sepay_receivable")
    .where({ environment, settlement_status: "due", ...NOT_DELETED })
    .whereRaw("COALESCE(settlement_next_attempt_at, '-infinity') <= now()")
    .whereRaw("COALESCE(settlement_lease_until, '-infinity') <= now()")
    .orderBy("updated_at")
    .limit(limit)
    .pluck("id")
  return rows as string[]
}

/**
 * Takes the lease for settling a receivable: one process at a time, and another one `leaseSeconds` after that died.
 *
 * @returns `null` when there is nothing to settle or somebody else is at it.
 */
export async function claimSettlement(
  sql: Sql,
  receivableId: string,
  leaseSeconds: number
): Promise<Receivable | null> {
  const [claimed] = await sql("sepay_receivable")
    .where({ id: receivableId, settlement_status: "due" })
    .whereRaw("COALESCE(settlement_lease_until, '-infinity') <= now()")
    .update({
      settlement_lease_until: sql.raw("now() + make_interval(secs => ?)", [leaseSeconds]),
      settlement_attempts: sql.raw("settlement_attempts + 1"),
    })
    .returning("*")
  return claimed ? toReceivable(claimed as ReceivableRow) : null
}

/** Keeps the lease of a settlement that takes long. */
export async function renewSettlement(sql: Sql, receivableId: string, leaseSeconds: number): Promise<void> {
  await sql("sepay_receivable")
    .where({ id: receivableId, settlement_status: "due" })
    .update({ settlement_lease_until: sql.raw("now() + make_interval(secs => ?)", [leaseSeconds]) })
}

/** Notes that Medusa has captured the money. What came in above the amount becomes surplus. */
export async function recordSettled(sql: Knex, receivableId: string): Promise<void> {
  // Nearly always nothing came in above the amount: one statement then, which is also what decides that.
  if ((await markSettled(sql, receivableId)) === 1) {
    return
  }
  await sql.transaction(async (transaction) => {
    const receivable = await lockReceivable(transaction, receivableId)
    if (!receivable || receivable.settlementStatus === "settled") {
      return
    }
    const movedVnd = await moveApplied(transaction, receivable.id, receivable.receivedVnd - receivable.amountVnd, {
      kind: "surplus",
      reason: "The amount to be paid became smaller after this money had arrived. Return it to the payer.",
    })
    await transaction("sepay_receivable")
      .where({ id: receivable.id })
      .update(bigNumberColumns("received_vnd", receivable.receivedVnd - movedVnd))
    await markSettled(transaction, receivableId)
  })
}

/** When the last of the transfers that paid it moved: from then on its payer waits for the capture. */
const LAST_TRANSFER_AT = `(SELECT MAX(${OCCURRED_AT}) FROM sepay_transaction WHERE id IN (
  SELECT transaction_id FROM sepay_allocation
   WHERE receivable_id = sepay_receivable.id AND kind = 'applied' AND deleted_at IS NULL))`

async function markSettled(sql: Sql, receivableId: string): Promise<number> {
  return sql("sepay_receivable")
    .where({ id: receivableId })
    .whereNot({ settlement_status: "settled" })
    .whereRaw("received_vnd <= amount_vnd")
    .update({
      settlement_status: "settled",
      settlement_error: null,
      settlement_next_attempt_at: null,
      settlement_lease_until: null,
      released_at: null,
      cancel_unpaid_at: null,
      settled_at: sql.fn.now(),
      transferred_at: sql.raw(LAST_TRANSFER_AT),
      updated_at: sql.fn.now(),
    })
}

/** Notes why settling did not work yet; it is tried again after a while that grows. */
export async function recordSettlementFailure(sql: Sql, receivable: Receivable, message: string): Promise<void> {
  await sql("sepay_receivable")
    .where({ id: receivable.id, settlement_status: "due" })
    .update({
      settlement_error: message,
      settlement_lease_until: null,
      settlement_next_attempt_at: sql.raw("now() + make_interval(secs => ?)", [
        settlementRetrySeconds(receivable.settlementAttempts),
      ]),
      updated_at: sql.fn.now(),
    })
}

/** Notes that trying again could do harm: a person has to look. */
export async function recordSettlementAttention(sql: Sql, receivableId: string, message: string): Promise<void> {
  await sql("sepay_receivable").where({ id: receivableId, settlement_status: "due" }).update({
    settlement_status: "attention",
    settlement_error: message,
    settlement_lease_until: null,
    settlement_next_attempt_at: null,
    updated_at: sql.fn.now(),
  })
}

/** Notes that what an interrupted completion of the cart had left was put right. */
export async function recordRepaired(sql: Sql, receivableId: string): Promise<void> {
  await sql("sepay_receivable").where({ id: receivableId }).update({ repaired_at: sql.fn.now(), updated_at: sql.fn.now() })
}

/**
 * Takes receivables off the list of a person who has looked at them: they are settled again from the first attempt. One that
 * wants more than has arrived by now waits for the rest, unless its order was cancelled: what it holds is to be returned.
 */
export async function resumeSettlement(sql: Sql, receivableIds: string[]): Promise<void> {
  const attention = sql("sepay_receivable").whereIn("id", receivableIds).where({ settlement_status: "attention" })
  await attention.whereRaw("(received_vnd >= amount_vnd OR canceled_at IS NULL)").update({
    settlement_status: sql.raw("CASE WHEN received_vnd >= amount_vnd THEN 'due' ELSE 'none' END"),
    settlement_attempts: 0,
    settlement_error: null,
    settlement_next_attempt_at: null,
    updated_at: sql.fn.now(),
  })
}
