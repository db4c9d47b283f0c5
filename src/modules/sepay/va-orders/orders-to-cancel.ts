import type { LedgerContext, SepayContext } from "../context"
import type { Receivable } from "../owed/receivable"
import { lockReceivable, type ReceivableRow, toReceivable } from "../owed/receivables"
import { decideUnpaidCancel } from "./decide-unpaid-cancel"
import { listVaOrders } from "./read-va-orders"
import { findMissingVnd } from "./reported-money"

/** A process that dies while cancelling leaves its claims to the others after this time. */
const CLAIM_SECONDS = 300

/**
 * Claims receivables whose unpaid orders are to be cancelled now: SePay has confirmed that it takes no more money for them.
 * `SKIP LOCKED` and the moved time give each to one process.
 */
export async function claimOrdersToCancel(
  { sql, environment }: LedgerContext,
  limit: number
): Promise<Receivable[]> {
  const { rows } = await sql.raw<{ rows: ReceivableRow[] }>(
    `UPDATE sepay_receivable SET cancel_unpaid_at = now() + make_interval(secs => ?)
      WHERE id IN (
        SELECT id FROM sepay_receivable
         WHERE environment = ? AND cancel_unpaid_at <= now() AND deleted_at IS NULL
         ORDER BY cancel_unpaid_at LIMIT ? FOR UPDATE SKIP LOCKED)
  RETURNING *`,
    [CLAIM_SECONDS, environment, limit]
  )
  return rows.map(toReceivable)
}

/**
 * Notes that nothing more is wanted for an unpaid order, which is then cancelled: from here on no virtual account is opened
 * for it, and money that comes is late.
 *
 * @returns `false` when it is wanted after all (something was paid, a VA is open), or not all of its VA orders are closed
 *   yet. The order is looked at again when that can have changed.
 */
export async function startUnpaidCancel(context: SepayContext, receivableId: string): Promise<boolean> {
  return context.sql.transaction(async (transaction) => {
    const receivable = await lockReceivable(transaction, receivableId)
    if (receivable === null) {
      return false
    }
    const allVaOrders = await listVaOrders(transaction, receivableId)
    const vaOrders = allVaOrders.filter(({ environment }) => environment === receivable.environment)
    const decision = decideUnpaidCancel({
      receivedVnd: receivable.receivedVnd,
      settlementStatus: receivable.settlementStatus,
      missingVnd: await findMissingVnd(transaction, receivableId),
      vaOrders,
      cancelUnpaidAfterSeconds: context.options.cancelUnpaidAfterSeconds,
      unpaidOrderLimitSeconds: context.options.unpaidOrderLimitSeconds,
      now: new Date(),
    })
    if (decision.action === "ask") {
      await transaction("sepay_va_order").where({ id: vaOrders[0]?.id ?? "" }).update({ needs_attention: true })
    }
    await transaction("sepay_receivable")
      .where({ id: receivableId })
      .update(
        decision.action === "cancel"
          ? { canceled_at: transaction.fn.now(), updated_at: transaction.fn.now() }
          : { cancel_unpaid_at: decision.action === "look_again" ? decision.at : null }
      )
    return decision.action === "cancel"
  })
}

/** Keeps an order for a while that was to be cancelled: it is looked at again after so many seconds. */
export async function postponeUnpaidCancel({ sql }: LedgerContext, receivableId: string, seconds: number): Promise<void> {
  await sql("sepay_receivable")
    .where({ id: receivableId })
    .update({ cancel_unpaid_at: sql.raw("now() + make_interval(secs => ?)", [seconds]), updated_at: sql.fn.now() })
}

/** Notes how cancelling an unpaid order ended. An order that Medusa does not cancel can be paid again. */
export async function recordUnpaidCancel({ sql }: LedgerContext, receivableId: string, isCanceled: boolean): Promise<void> {
  await sql("sepay_receivable")
    .where({ id: receivableId })
    .update({
      cancel_unpaid_at: null,
      ...(isCanceled ? {} : { canceled_at: null }),
      updated_at: sql.fn.now(),
    })
}
