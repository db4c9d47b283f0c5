import type { LedgerContext } from "../context"
import type { Receivable } from "../owed/receivable"
import { lockReceivable, type ReceivableRow, toReceivable } from "../owed/receivables"
import { NOT_DELETED } from "../sql"
import { OPEN_STATUSES, type VaOrderStatus } from "./va-order"

/** A process that dies while cancelling leaves its claims to the others after this time. */
const CLAIM_SECONDS = 300

/** A payment is wanted while a VA is open, and when SePay calls an order paid whose money is still to be reported. */
const WANTED_STATUSES: readonly VaOrderStatus[] = [...OPEN_STATUSES, "paid"]

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
 * @returns `false` when it is wanted after all (something was paid, another VA was opened), or not all of its VA orders are
 *   closed yet.
 */
export async function startUnpaidCancel({ sql }: LedgerContext, receivableId: string): Promise<boolean> {
  return sql.transaction(async (transaction) => {
    const receivable = await lockReceivable(transaction, receivableId)
    const statuses: VaOrderStatus[] = await transaction("sepay_va_order")
      .where({ receivable_id: receivableId, ...NOT_DELETED })
      .pluck("status")
    const isWanted = statuses.some((status) => WANTED_STATUSES.includes(status))
    if (!receivable || isWanted || receivable.receivedVnd > 0 || receivable.settlementStatus !== "none") {
      await transaction("sepay_receivable").where({ id: receivableId }).update({ cancel_unpaid_at: null })
      return false
    }
    if (statuses.includes("closing")) {
      // It can yet turn out to be paid. The claim has moved the time: it is looked at again when that has come.
      return false
    }
    await transaction("sepay_receivable")
      .where({ id: receivableId })
      .update({ canceled_at: transaction.fn.now(), updated_at: transaction.fn.now() })
    return true
  })
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
