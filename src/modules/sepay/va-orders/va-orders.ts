import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import type { BankAccount } from "../bank-accounts/bank-account"
import type { SepayContext } from "../context"
import { allocateEarlyMoney, lockVaNumber } from "../money/early-money"
import { clearAttention, lockReceivable } from "../owed/receivables"
import { bigNumberColumns, newId, type SepayEnvironment, type Sql, uniqueWhereNotDeleted } from "../sql"
import { changeVaOrderStatus, lockVaOrders } from "./change-va-order-status"
import { findOpenVaOrder, listVaOrdersById, toVaOrder, type VaOrderRow } from "./read-va-orders"
import { type CloseReason, OPEN_STATUSES, type OpenedVirtualAccount, type VaOrder } from "./va-order"
import type { VaOrderChange } from "./va-order-transitions"

/** Ever longer pauses, and then one attempt a day: a month. */
const MAXIMUM_CLOSE_ATTEMPTS = 40

/** Writes a VA order before SePay is called. Fails on the unique index when another one is open. */
export async function insertOpeningVaOrder(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  input: {
    receivableId: string
    orderCode: string
    bankAccount: BankAccount
    apiVersion: VaOrder["apiVersion"]
    amountVnd: number
    durationSeconds: number
    openingUntil: Date
    /** When the order is looked at, and cancelled when it is still unpaid; `null`: never. */
    cancelUnpaidAt: Date | null
  }
): Promise<VaOrder> {
  const [row] = await transaction("sepay_va_order").insert({
    id: newId("sepvao"),
    environment,
    receivable_id: input.receivableId,
    order_code: input.orderCode,
    bank_account_id: input.bankAccount.id,
    bank_name: input.bankAccount.bankName,
    bank_bin: input.bankAccount.bankBin,
    account_number: input.bankAccount.accountNumber,
    sepay_bank_account_id: input.bankAccount.sepayId,
    api_version: input.apiVersion,
    ...bigNumberColumns("amount_vnd", input.amountVnd),
    ...bigNumberColumns("paid_amount_vnd", 0),
    status: "opening",
    duration_seconds: input.durationSeconds,
    opening_until: input.openingUntil,
  }).returning<Omit<VaOrderRow, "va_number" | "account_holder_name">[]>("*")
  await transaction("sepay_receivable").where({ id: input.receivableId }).update({ cancel_unpaid_at: input.cancelUnpaidAt })
  // Its payer is asked for the rest again.
  await clearAttention(transaction, input.receivableId)
  if (!row) {
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "Postgres did not answer the VA order that was written.")
  }
  return toVaOrder({ ...row, va_number: null, account_holder_name: null })
}

/** Notes until when a process may take to open a virtual account of a VA order, its first one or another one. */
export async function extendOpening(sql: Sql, vaOrderId: string, openingUntil: Date): Promise<void> {
  await sql("sepay_va_order")
    .where({ id: vaOrderId })
    .whereIn("status", [...OPEN_STATUSES])
    .update({ opening_until: openingUntil, updated_at: sql.fn.now() })
}

/**
 * Writes what SePay answered: the order's id and its virtual account, and matches money that came to that account before.
 * An order that was abandoned meanwhile stays `closing`, and now has the id that closing it needs.
 */
export async function recordOpened(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  vaOrder: VaOrder,
  opened: OpenedVirtualAccount
): Promise<void> {
  await lockVaNumber(transaction, opened.vaNumber)
  await lockReceivable(transaction, vaOrder.receivableId)
  const locked = await lockVaOrders(transaction, (query) => query.where({ id: vaOrder.id }))
  await changeVaOrderStatus(
    transaction,
    locked,
    { event: "opened" },
    {
      sepay_order_id: opened.sepayOrderId,
      expires_at: opened.expiresAt,
      duration_seconds: opened.durationSeconds,
      opened_at: transaction.fn.now(),
      opening_until: null,
      // Another number than the payer was told of.
      instructions_announced_at: null,
      reminder_announced_at: null,
      expired_announced_at: null,
      last_error: null,
    }
  )
  await transaction("sepay_virtual_account")
    .insert({
      id: newId("sepva"),
      environment,
      va_order_id: vaOrder.id,
      va_number: opened.vaNumber,
      account_holder_name: opened.accountHolderName,
      ...bigNumberColumns("amount_vnd", opened.amountVnd),
      expires_at: opened.expiresAt,
    })
    .onConflict(uniqueWhereNotDeleted(transaction, "environment, va_number"))
    .ignore()
  await allocateEarlyMoney(transaction, environment, vaOrder, opened.vaNumber)
}

/** Notes why another virtual account of an open VA order was not opened; whoever asks next tries again at once. */
export async function recordAddFailure(sql: Sql, vaOrderId: string, message: string, mayExist: boolean): Promise<void> {
  await sql("sepay_va_order")
    .where({ id: vaOrderId })
    .update({ opening_until: mayExist ? sql.fn.now() : null, last_error: message, updated_at: sql.fn.now() })
}

/** Notes why opening failed, when SePay may have such an order all the same: whoever asks next looks for it. */
export async function recordOpenFailure(sql: Sql, vaOrderId: string, message: string): Promise<void> {
  await sql("sepay_va_order")
    .where({ id: vaOrderId, status: "opening" })
    .update({ opening_until: sql.fn.now(), last_error: message, updated_at: sql.fn.now() })
}

/** Notes why opening failed, when SePay certainly has no such order: there is nothing to close. */
export async function recordOpenRefused(sql: Knex, vaOrderId: string, message: string): Promise<void> {
  await sql.transaction((transaction) => changeOne(transaction, vaOrderId, { event: "open_refused", message }))
}

/** Abandons a VA order: it is closed at SePay behind the shoppers' calls. A paid one is left alone. */
export async function abandonVaOrder(
  transaction: Knex.Transaction,
  vaOrderId: string,
  reason: CloseReason
): Promise<void> {
  await changeOne(transaction, vaOrderId, { event: "abandoned", reason })
}

/** Abandons the open VA order of a receivable, in a database transaction of its own; `closeVaOrders` closes it at SePay. */
export async function abandonOpenVaOrderOf(
  { sql }: SepayContext,
  receivableId: string,
  reason: CloseReason
): Promise<void> {
  await sql.transaction((transaction) => abandonOpenVaOrderInTransaction(transaction, receivableId, reason))
}

/** Abandons the open VA order of a receivable, in the caller's database transaction. */
export async function abandonOpenVaOrderInTransaction(
  transaction: Knex.Transaction,
  receivableId: string,
  reason: CloseReason
): Promise<void> {
  const open = await lockVaOrders(transaction, (query) =>
    query.where({ receivable_id: receivableId }).whereIn("status", [...OPEN_STATUSES])
  )
  await changeVaOrderStatus(transaction, open, { event: "abandoned", reason })
}

async function changeOne(transaction: Knex.Transaction, vaOrderId: string, change: VaOrderChange): Promise<void> {
  const locked = await lockVaOrders(transaction, (query) => query.where({ id: vaOrderId }))
  await changeVaOrderStatus(transaction, locked, change)
}

/**
 * Claims VA orders that are to be closed now. `SKIP LOCKED` and the moved attempt time give each to one process; when
 * that process dies, another one claims it `leaseSeconds` later. One that SePay does not close for a month is left to the person
 * who was asked about it.
 *
 * @param which `receivableId`: only those of it; `null`: all.
 */
export async function claimClosing(
  sql: Sql,
  environment: SepayEnvironment,
  { limit, receivableId }: { limit: number; receivableId: string | null },
  leaseSeconds: number
): Promise<VaOrder[]> {
  const { rows } = await sql.raw<{ rows: Array<{ id: string }> }>(
    `UPDATE sepay_va_order SET close_next_attempt_at = now() + make_interval(secs => ?), close_attempts = close_attempts + 1
     WHERE id IN (
       SELECT id FROM sepay_va_order
       WHERE environment = ? AND status = 'closing' AND deleted_at IS NULL AND close_next_attempt_at <= now()
         AND close_attempts < ?
         AND (CAST(? AS text) IS NULL OR receivable_id = ?)
       ORDER BY close_next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED
     ) RETURNING id`,
    [leaseSeconds, environment, MAXIMUM_CLOSE_ATTEMPTS, receivableId, receivableId, limit]
  )
  const ids = rows.map((row) => row.id)
  // The oldest first, so that a run that ends early leaves the newest.
  return ids.length === 0 ? [] : listVaOrdersById(sql, ids)
}

/** Lets VA orders that were claimed, and that SePay was not asked about, be claimed again at once. */
export async function giveBackClosing(sql: Sql, vaOrderIds: readonly string[]): Promise<void> {
  await sql("sepay_va_order")
    .whereIn("id", [...vaOrderIds])
    .where({ status: "closing" })
    .update({ close_next_attempt_at: sql.fn.now(), close_attempts: sql.raw("close_attempts - 1"), updated_at: sql.fn.now() })
}

/**
 * Notes that SePay takes no more money on the order. A part that was paid, of a payment that is not complete and has no
 * other VA order open, needs a person's attention; an unpaid order of the shop is to be canceled a while after its last VA
 * order expired.
 *
 * @param cancelUnpaidAfterSeconds `null`: unpaid orders are not canceled.
 */
export async function recordClosed(
  sql: Knex,
  vaOrder: Pick<VaOrder, "id" | "receivableId">,
  cancelUnpaidAfterSeconds: number | null
): Promise<void> {
  await sql.transaction(async (transaction) => {
    const receivable = await lockReceivable(transaction, vaOrder.receivableId)
    const isIncomplete = receivable !== null && receivable.settlementStatus === "none" && receivable.canceledAt === null
    const isLeftAlone = isIncomplete && (await findOpenVaOrder(transaction, receivable.id)) === null
    const [locked] = await lockVaOrders(transaction, (query) => query.where({ id: vaOrder.id }))
    if (!locked) {
      return
    }
    const needsAttention = isLeftAlone && receivable.receivedVnd > 0
    const [closedId] = await changeVaOrderStatus(transaction, [locked], { event: "confirmed_closed", needsAttention })
    const isNotRenewed = locked.closeReason === "expired" || locked.closeReason === "released"
    if (closedId !== undefined && isNotRenewed && isLeftAlone && cancelUnpaidAfterSeconds !== null) {
      await scheduleUnpaidCancel(transaction, receivable.id, locked.expiresAt, cancelUnpaidAfterSeconds)
    }
  })
}

/** Only an order of which nothing was paid. The caller knows that no other VA order is open for it. */
async function scheduleUnpaidCancel(
  transaction: Knex.Transaction,
  receivableId: string,
  expiredAt: Date | null,
  afterSeconds: number
): Promise<void> {
  await transaction("sepay_receivable")
    .where({ id: receivableId, flow: "order_first", received_vnd: 0 })
    .update({
      cancel_unpaid_at: transaction.raw("COALESCE(?::timestamptz, now()) + make_interval(secs => ?)", [
        expiredAt,
        afterSeconds,
      ]),
    })
}

/** Abandons VA orders that expired before a moment and were not renewed. @returns how many */
export async function abandonExpired(
  sql: Knex,
  environment: SepayEnvironment,
  expiredBefore: Date,
  limit: number
): Promise<number> {
  return abandonWhere(sql, environment, "expired", limit, (query) =>
    query
      .whereIn("status", ["open", "partially"])
      .where("expires_at", "<", expiredBefore)
      // Another number of it may be on its way.
      .whereRaw("COALESCE(opening_until, '-infinity') <= now()")
      .orderBy("expires_at")
  )
}

/**
 * Abandons VA orders whose opening was broken off before a moment and that nobody asked for again: SePay may have opened
 * them. @returns how many
 */
export async function abandonBrokenOpenings(
  sql: Knex,
  environment: SepayEnvironment,
  openingEndedBefore: Date,
  limit: number
): Promise<number> {
  return abandonWhere(sql, environment, "open_failed", limit, (query) =>
    query.where({ status: "opening" }).where("opening_until", "<", openingEndedBefore).orderBy("opening_until")
  )
}

async function abandonWhere(
  sql: Knex,
  environment: SepayEnvironment,
  reason: CloseReason,
  limit: number,
  restrict: (query: Knex.QueryBuilder) => Knex.QueryBuilder
): Promise<number> {
  return sql.transaction(async (transaction) => {
    const vaOrders = await lockVaOrders(transaction, (query) => restrict(query.where({ environment })).limit(limit).skipLocked())
    return (await changeVaOrderStatus(transaction, vaOrders, { event: "abandoned", reason })).length
  })
}

/** Notes why closing did not work yet, and when it is tried again. */
export async function recordCloseFailure(
  sql: Sql,
  vaOrderId: string,
  message: string,
  retryAfterSeconds: number
): Promise<void> {
  await sql("sepay_va_order")
    .where({ id: vaOrderId, status: "closing" })
    .update({
      last_error: message,
      close_next_attempt_at: sql.raw("now() + make_interval(secs => ?)", [retryAfterSeconds]),
      updated_at: sql.fn.now(),
    })
}

/** Notes that SePay calls the order paid: it cannot be closed, and its money arrives as a transaction. */
export async function recordPaidAtSepay(transaction: Knex.Transaction, vaOrderId: string): Promise<void> {
  await changeOne(transaction, vaOrderId, { event: "reported_paid" })
}
