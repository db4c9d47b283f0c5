import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import type { SepayCreatedOrder } from "../../../sepay/api/sepay-api"
import { bigNumberColumns, newId, NOT_DELETED, toNumber, uniqueWhereNotDeleted } from "./columns"
import { OPEN_STATUSES } from "./types"
import type { BankAccount, CloseReason, SepayEnvironment, Sql, VaOrder, VaOrderStatus } from "./types"

/** A VA order with its newest virtual account. */
const SELECT_VA_ORDER = `
  SELECT o.*, a.va_number, a.account_holder_name
  FROM sepay_va_order o
  LEFT JOIN LATERAL (
    SELECT va_number, account_holder_name FROM sepay_virtual_account
    WHERE va_order_id = o.id AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1
  ) a ON true`

interface VaOrderRow {
  id: string
  receivable_id: string
  order_code: string
  bank_account_id: string
  bank_name: string
  bank_bin: string
  account_number: string
  sepay_bank_account_id: string
  sepay_order_id: string | null
  amount_vnd: string
  paid_amount_vnd: string
  status: VaOrderStatus
  duration_seconds: number
  expires_at: Date | null
  opening_until: Date | null
  close_reason: CloseReason | null
  close_attempts: number
  va_number: string | null
  account_holder_name: string | null
  created_at: Date
}

function toVaOrder(row: VaOrderRow): VaOrder {
  return {
    id: row.id,
    receivableId: row.receivable_id,
    orderCode: row.order_code,
    bankAccountId: row.bank_account_id,
    bankName: row.bank_name,
    bankBin: row.bank_bin,
    accountNumber: row.account_number,
    sepayBankAccountId: row.sepay_bank_account_id,
    sepayOrderId: row.sepay_order_id,
    amountVnd: toNumber(row.amount_vnd),
    paidAmountVnd: toNumber(row.paid_amount_vnd),
    status: row.status,
    durationSeconds: row.duration_seconds,
    expiresAt: row.expires_at,
    openingUntil: row.opening_until,
    closeReason: row.close_reason,
    closeAttempts: row.close_attempts,
    vaNumber: row.va_number,
    accountHolderName: row.account_holder_name,
    createdAt: row.created_at,
  }
}

async function selectVaOrders(sql: Sql, where: string, bindings: Knex.RawBinding[]): Promise<VaOrder[]> {
  const { rows } = await sql.raw<{ rows: VaOrderRow[] }>(`${SELECT_VA_ORDER} WHERE o.deleted_at IS NULL AND ${where}`, bindings)
  return rows.map(toVaOrder)
}

/** The one VA order of a receivable that is `opening`, `open` or `partially`. */
export async function findOpenVaOrder(sql: Sql, receivableId: string): Promise<VaOrder | null> {
  const [order] = await selectVaOrders(sql, "o.receivable_id = ? AND o.status = ANY(?)", [
    receivableId,
    [...OPEN_STATUSES],
  ])
  return order ?? null
}

/** The open VA order of a receivable or, when none is open, the last one that there was. */
export async function findLatestVaOrder(sql: Sql, receivableId: string): Promise<VaOrder | null> {
  const [order] = await selectVaOrders(
    sql,
    "o.receivable_id = ? ORDER BY (o.status = ANY(?)) DESC, o.created_at DESC, o.id DESC LIMIT 1",
    [receivableId, [...OPEN_STATUSES]]
  )
  return order ?? null
}

/** Reads a VA order. */
export async function findVaOrder(sql: Sql, vaOrderId: string): Promise<VaOrder | null> {
  const [order] = await selectVaOrders(sql, "o.id = ?", [vaOrderId])
  return order ?? null
}

/** How many VA orders a receivable opened since a moment. */
export async function countVaOrdersSince(sql: Sql, receivableId: string, since: Date): Promise<number> {
  const row = await sql("sepay_va_order")
    .where({ receivable_id: receivableId, ...NOT_DELETED })
    .where("created_at", ">=", since)
    .count({ count: "*" })
    .first()
  return toNumber(row?.count ?? 0)
}

/** Writes a VA order before SePay is called. Fails on the unique index when another one is open. */
export async function insertOpeningVaOrder(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  input: {
    receivableId: string
    orderCode: string
    bankAccount: BankAccount
    amountVnd: number
    durationSeconds: number
    openingUntil: Date
  }
): Promise<VaOrder> {
  const id = newId("sepvao")
  await transaction("sepay_va_order").insert({
    id,
    environment,
    receivable_id: input.receivableId,
    order_code: input.orderCode,
    bank_account_id: input.bankAccount.id,
    bank_name: input.bankAccount.bankName,
    bank_bin: input.bankAccount.bankBin,
    account_number: input.bankAccount.accountNumber,
    sepay_bank_account_id: input.bankAccount.sepayId,
    ...bigNumberColumns("amount_vnd", input.amountVnd),
    ...bigNumberColumns("paid_amount_vnd", 0),
    status: "opening",
    duration_seconds: input.durationSeconds,
    opening_until: input.openingUntil,
  })
  const order = await findVaOrder(transaction, id)
  if (!order) {
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `VA order ${id} vanished while it was written.`)
  }
  return order
}

/** Takes over the opening of a VA order whose opener is gone. */
export async function extendOpening(sql: Sql, vaOrderId: string, openingUntil: Date): Promise<void> {
  await sql("sepay_va_order")
    .where({ id: vaOrderId, status: "opening" })
    .update({ opening_until: openingUntil, updated_at: sql.fn.now() })
}

/**
 * Writes what SePay answered: the order's id and its virtual account. An order that was given up meanwhile stays
 * `closing`, and now has the id that closing it needs.
 */
export async function recordOpened(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  vaOrder: VaOrder,
  answer: SepayCreatedOrder
): Promise<void> {
  await transaction("sepay_va_order")
    .where({ id: vaOrder.id })
    .update({
      sepay_order_id: answer.id,
      expires_at: answer.expiresAt,
      opened_at: transaction.fn.now(),
      opening_until: null,
      last_error: null,
      status: transaction.raw("CASE WHEN status = 'opening' THEN 'open' ELSE status END"),
      updated_at: transaction.fn.now(),
    })
  await transaction("sepay_virtual_account")
    .insert({
      id: newId("sepva"),
      environment,
      va_order_id: vaOrder.id,
      va_number: answer.vaNumber,
      account_holder_name: answer.vaHolderName ?? answer.accountHolderName,
      ...bigNumberColumns("amount_vnd", vaOrder.amountVnd),
      expires_at: answer.expiresAt,
    })
    .onConflict(uniqueWhereNotDeleted(transaction, "environment, va_number"))
    .ignore()
}

/** Notes why opening failed. `isOver`: SePay certainly has no such order, so there is nothing to close. */
export async function recordOpenFailure(sql: Sql, vaOrderId: string, message: string, isOver: boolean): Promise<void> {
  const outcome = isOver
    ? { status: "closed", close_reason: "open_failed", closed_at: sql.fn.now() }
    : { opening_until: sql.fn.now() }
  await sql("sepay_va_order")
    .where({ id: vaOrderId, status: "opening" })
    .update({ ...outcome, last_error: message, updated_at: sql.fn.now() })
}

/** Gives up a VA order: it is closed at SePay behind the shoppers' calls. A paid one is left alone. */
export async function startClosing(sql: Sql, vaOrderId: string, reason: CloseReason): Promise<void> {
  await giveUp(sql, { id: vaOrderId }, reason)
}

/** Gives up the open VA order of a receivable, other than the one that is named. */
export async function startClosingOfReceivable(
  sql: Sql,
  receivableId: string,
  reason: CloseReason,
  exceptVaOrderId = ""
): Promise<void> {
  await giveUp(sql, { receivable_id: receivableId }, reason, exceptVaOrderId)
}

async function giveUp(
  sql: Sql,
  which: { id: string } | { receivable_id: string },
  reason: CloseReason,
  exceptVaOrderId = ""
): Promise<void> {
  await sql("sepay_va_order")
    .where({ ...which, ...NOT_DELETED })
    .whereNot({ id: exceptVaOrderId })
    .whereIn("status", [...OPEN_STATUSES])
    .update({
      status: "closing",
      close_reason: reason,
      close_next_attempt_at: sql.fn.now(),
      updated_at: sql.fn.now(),
    })
}

/**
 * Claims VA orders that are to be closed now. `SKIP LOCKED` and the moved attempt time give each to one process; when
 * that process dies, another one claims it `leaseSeconds` later.
 */
export async function claimClosing(
  sql: Sql,
  environment: SepayEnvironment,
  limit: number,
  leaseSeconds: number
): Promise<VaOrder[]> {
  const { rows } = await sql.raw<{ rows: Array<{ id: string }> }>(
    `UPDATE sepay_va_order SET close_next_attempt_at = now() + make_interval(secs => ?), close_attempts = close_attempts + 1
     WHERE id IN (
       SELECT id FROM sepay_va_order
       WHERE environment = ? AND status = 'closing' AND deleted_at IS NULL AND close_next_attempt_at <= now()
       ORDER BY close_next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED
     ) RETURNING id`,
    [leaseSeconds, environment, limit]
  )
  const ids = rows.map((row) => row.id)
  return ids.length === 0 ? [] : selectVaOrders(sql, "o.id = ANY(?)", [ids])
}

/** Notes that SePay confirmed the close. */
export async function recordClosed(sql: Sql, vaOrderId: string): Promise<void> {
  await sql("sepay_va_order").where({ id: vaOrderId, status: "closing" }).update({
    status: "closed",
    closed_at: sql.fn.now(),
    close_next_attempt_at: null,
    last_error: null,
    updated_at: sql.fn.now(),
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
export async function recordPaidAtSepay(sql: Sql, vaOrderId: string): Promise<void> {
  await sql("sepay_va_order").where({ id: vaOrderId, status: "closing" }).update({
    status: "paid",
    close_next_attempt_at: null,
    last_error: null,
    updated_at: sql.fn.now(),
  })
}
