import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { settlementRetrySeconds } from "../backoff"
import type { LedgerContext } from "../context"
import { moveApplied } from "../money/allocations"
import type { Receivable } from "../owed/receivable"
import { lockReceivable, type ReceivableRow, toReceivable } from "../owed/receivables"
import { isFullyReceived } from "../owed/received"
import { bigNumberColumns, NOT_DELETED } from "../sql"
import { changeSettlementStatus, settlementStatusUpdates } from "./change-settlement-status"

/** Receivables that are fully received, not yet captured in Medusa, and whose next attempt is due. */
export async function listDueReceivableIds({ sql, environment }: LedgerContext, limit: number): Promise<string[]> {
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
  { sql, environment }: LedgerContext,
  receivableId: string,
  leaseSeconds: number
): Promise<Receivable | null> {
  const [claimed] = await sql("sepay_receivable")
    // Money of the sandbox captures nothing in production.
    .where({ id: receivableId, environment, settlement_status: "due" })
    .whereRaw("COALESCE(settlement_lease_until, '-infinity') <= now()")
    .update({
      settlement_lease_until: sql.raw("now() + make_interval(secs => ?)", [leaseSeconds]),
      settlement_attempts: sql.raw("settlement_attempts + 1"),
    })
    .returning("*")
  return claimed ? toReceivable(claimed as ReceivableRow) : null
}

/** Keeps the lease of a settlement that takes long. */
export async function renewSettlement({ sql }: LedgerContext, receivableId: string, leaseSeconds: number): Promise<void> {
  await sql("sepay_receivable")
    .where({ id: receivableId, settlement_status: "due" })
    .update({ settlement_lease_until: sql.raw("now() + make_interval(secs => ?)", [leaseSeconds]) })
}

/** Gives the lease back: what was claimed is not enough for what is owed by now. The rest is settled as soon as it comes. */
export async function releaseSettlement({ sql }: LedgerContext, receivableId: string): Promise<void> {
  await sql("sepay_receivable").where({ id: receivableId }).update({ settlement_lease_until: null })
}

/**
 * - `settled`: this call noted it;
 * - `settled_before`: another call had noted it;
 * - `canceled`: the order was cancelled meanwhile, and nothing is noted. Whoever settles has to look again.
 */
export type SettledRecord = "settled" | "settled_before" | "canceled"

/**
 * Notes that Medusa has captured the money. What came in above the amount becomes surplus.
 *
 * @param isRefunded whether all that was captured was refunded: a cancelled order's payment is done only then.
 */
export async function recordSettled({ sql }: LedgerContext, receivableId: string, isRefunded = false): Promise<SettledRecord> {
  if (await recordSettledAsClaimed(sql, receivableId)) {
    return "settled"
  }
  return sql.transaction(async (transaction) => {
    const receivable = await lockReceivable(transaction, receivableId)
    if (!receivable || (receivable.canceledAt !== null && !isRefunded)) {
      return "canceled"
    }
    const movedVnd = await moveSurplus(transaction, receivable)
    const received = movedVnd > 0 ? bigNumberColumns("received_vnd", receivable.receivedVnd - movedVnd) : {}
    await changeSettlementStatus(transaction, [receivable], { event: "captured" }, received)
    return receivable.settlementStatus === "settled" ? "settled_before" : "settled"
  })
}

/**
 * Nearly always the receivable is as its claim left it: due, and nothing came in above the amount. One statement then, which
 * checks that itself, instead of a transaction: payers wait for it.
 */
async function recordSettledAsClaimed(sql: Knex, receivableId: string): Promise<boolean> {
  const captured = { event: "captured" } as const
  const claimed = { id: receivableId, settlementStatus: "due" } as const
  const asClaimed = "received_vnd <= amount_vnd AND canceled_at IS NULL"
  const [update] = settlementStatusUpdates(sql, [claimed], captured, {}, asClaimed)
  const { rows } = await sql.raw<{ rows: unknown[] }>(update?.text ?? "", update?.bindings ?? [])
  return rows.length === 1
}

/** @returns how much came in above the amount, in whole VND */
async function moveSurplus(transaction: Knex.Transaction, receivable: Receivable): Promise<number> {
  const surplusVnd = receivable.receivedVnd - receivable.amountVnd
  return surplusVnd <= 0
    ? 0
    : moveApplied(transaction, receivable.id, surplusVnd, {
        kind: "surplus",
        reason: "The amount to be paid became smaller after this money had arrived. Return it to the payer.",
      })
}

/** Notes why settling did not work yet; it is tried again after a while that grows. */
export async function recordSettlementFailure({ sql }: LedgerContext, receivable: Receivable, message: string): Promise<void> {
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
export async function recordSettlementAttention({ sql }: LedgerContext, receivableId: string, message: string): Promise<void> {
  await sql.transaction(async (transaction) => {
    const receivable = await lockReceivable(transaction, receivableId)
    if (receivable) {
      await changeSettlementStatus(transaction, [receivable], { event: "needs_person", message })
    }
  })
}

/**
 * Notes that an order was cancelled after its payment had been captured, and that it could not be refunded. One whose capture
 * is still to be noted is left to whoever settles it.
 */
export async function recordCanceledAfterCapture(
  { sql }: LedgerContext,
  paymentCollectionId: string,
  message: string
): Promise<void> {
  await sql.transaction(async (transaction) => {
    const rows: ReceivableRow[] = await transaction("sepay_receivable")
      .where({ payment_collection_id: paymentCollectionId, settlement_status: "settled", ...NOT_DELETED })
      .forUpdate()
      .select("*")
    await changeSettlementStatus(transaction, rows.map(toReceivable), { event: "canceled_after_capture", message })
  })
}

/** Notes that what an interrupted completion of the cart had left was put right. */
export async function recordRepaired({ sql }: LedgerContext, receivableId: string): Promise<void> {
  await sql("sepay_receivable").where({ id: receivableId }).update({ repaired_at: sql.fn.now(), updated_at: sql.fn.now() })
}

/**
 * Takes receivables off the list of a person who has looked at them: they are settled again from the first attempt. One that
 * wants more than has arrived by now waits for the rest, unless its order was cancelled: what it holds is to be returned.
 */
export async function resumeSettlement({ sql }: LedgerContext, receivableIds: string[]): Promise<void> {
  await sql.transaction(async (transaction) => {
    const rows: ReceivableRow[] = await transaction("sepay_receivable")
      .whereIn("id", receivableIds)
      .where({ settlement_status: "attention" })
      .orderBy("id")
      .forUpdate()
      .select("*")
    const receivables = rows.map(toReceivable)
    const [complete, incomplete] = [receivables.filter(isFullyReceived), receivables.filter((one) => !isFullyReceived(one))]
    const wanted = incomplete.filter(({ canceledAt }) => canceledAt === null)
    await changeSettlementStatus(transaction, complete, { event: "resumed_in_full" })
    await changeSettlementStatus(transaction, wanted, { event: "resumed_in_part" })
  })
}
