import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import type { LedgerContext } from "../context"
import type { Columns } from "../row-writes"
import { changeSettlementStatus } from "../settlement/change-settlement-status"
import type { SettlementStatus } from "../settlement/settlement-status"
import {
  bigNumberColumns,
  NAMED_LOCK,
  newId,
  NOT_DELETED,
  type SepayEnvironment,
  type Sql,
  toNumber,
  uniqueWhereNotDeleted,
} from "../sql"
import { OPEN_STATUSES } from "../va-orders/va-order"
import type { PaymentFlow, Receivable } from "./receivable"
import { isFullyReceived } from "./received"

const NOT_DELETED_SESSION = { "sepay_receivable_session.deleted_at": null }

/** A row as Postgres answers it. */
export interface ReceivableRow {
  id: string
  environment: SepayEnvironment
  payment_collection_id: string
  payment_session_id: string
  provider_id: string | null
  flow: PaymentFlow
  amount_vnd: string
  exact_amount: string
  received_vnd: string
  capture_session_id: string | null
  released_at: Date | null
  canceled_at: Date | null
  settlement_status: SettlementStatus
  settlement_attempts: number
  settlement_error: string | null
  settlement_lease_until: Date | null
  settled_at: Date | null
  repaired_at: Date | null
  created_at: Date
}

/** A payment session that asks to be paid through SePay. */
export type SessionRegistration = Pick<
  Receivable,
  "paymentCollectionId" | "paymentSessionId" | "providerId" | "flow" | "amountVnd" | "exactAmount"
>

/** @see Receivable */
export function toReceivable(row: ReceivableRow): Receivable {
  return {
    id: row.id,
    environment: row.environment,
    paymentCollectionId: row.payment_collection_id,
    paymentSessionId: row.payment_session_id,
    providerId: row.provider_id,
    flow: row.flow,
    amountVnd: toNumber(row.amount_vnd),
    exactAmount: toNumber(row.exact_amount),
    receivedVnd: toNumber(row.received_vnd),
    captureSessionId: row.capture_session_id,
    releasedAt: row.released_at,
    canceledAt: row.canceled_at,
    settlementStatus: row.settlement_status,
    settlementAttempts: row.settlement_attempts,
    settlementError: row.settlement_error,
    settlementLeaseUntil: row.settlement_lease_until,
    settledAt: row.settled_at,
    repairedAt: row.repaired_at,
    createdAt: row.created_at,
  }
}

/**
 * Locks a receivable until the transaction ends; everything that concerns its money waits.
 *
 * @param lockName an advisory lock to take in the same round trip.
 */
export async function lockReceivable(
  transaction: Knex.Transaction,
  receivableId: string,
  lockName?: string
): Promise<Receivable | null> {
  const columns = lockName === undefined ? ["*"] : ["*", transaction.raw(NAMED_LOCK, [lockName])]
  const row: ReceivableRow | undefined = await transaction("sepay_receivable")
    .where({ id: receivableId })
    .forUpdate()
    .first(...columns)
  return row ? toReceivable(row) : null
}

/** Finds the receivable that serves, or ever served, a payment session. */
export async function findReceivableOfSession({ sql }: LedgerContext, paymentSessionId: string): Promise<Receivable | null> {
  const row = await sql("sepay_receivable")
    .join("sepay_receivable_session", "sepay_receivable_session.receivable_id", "sepay_receivable.id")
    .where({ "sepay_receivable_session.payment_session_id": paymentSessionId, ...NOT_DELETED_SESSION })
    .first("sepay_receivable.*")
  return row ? toReceivable(row as ReceivableRow) : null
}

/** Finds the receivable of a payment collection. */
export async function findReceivableOfCollection({ sql }: LedgerContext, paymentCollectionId: string): Promise<Receivable | null> {
  const row = await sql<ReceivableRow>("sepay_receivable").where({ payment_collection_id: paymentCollectionId, ...NOT_DELETED }).first()
  return row ? toReceivable(row) : null
}

/**
 * Makes a session the one that its collection's receivable serves, and what it asks for the amount that is owed. The row
 * is created when the collection has none, and stays locked until the transaction ends.
 *
 * A collection that was settled stays as it was: its payment is captured, and a newer session changes nothing of it.
 */
export async function registerSession(
  { sql, environment }: LedgerContext,
  registration: SessionRegistration
): Promise<Receivable> {
  return sql.transaction((transaction) => registerLocked(transaction, environment, registration))
}

async function registerLocked(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  registration: SessionRegistration
): Promise<Receivable> {
  const amounts = {
    ...bigNumberColumns("amount_vnd", registration.amountVnd),
    ...bigNumberColumns("exact_amount", registration.exactAmount),
  }
  await transaction("sepay_receivable")
    .insert({
      id: newId("seprec"),
      environment,
      payment_collection_id: registration.paymentCollectionId,
      provider_id: registration.providerId,
      flow: registration.flow,
      payment_session_id: registration.paymentSessionId,
      ...amounts,
      ...bigNumberColumns("received_vnd", 0),
    })
    .onConflict(uniqueWhereNotDeleted(transaction, "payment_collection_id"))
    .ignore()
  const row = await transaction<ReceivableRow>("sepay_receivable")
    .where({ payment_collection_id: registration.paymentCollectionId, ...NOT_DELETED })
    .forUpdate()
    .first()
  if (!row) {
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `The receivable of payment collection ${registration.paymentCollectionId} vanished.`)
  }
  await rememberSession(transaction, row.id, registration.paymentSessionId)
  if (row.settlement_status === "settled") {
    return toReceivable(row)
  }
  return writeAmounts(transaction, toReceivable(row), registration, {
    provider_id: registration.providerId,
    flow: registration.flow,
    payment_session_id: registration.paymentSessionId,
    released_at: null,
  })
}

/** What a receivable asks for, in whole VND and exactly. */
export type AskedAmount = Pick<Receivable, "amountVnd" | "exactAmount">

/**
 * Makes a receivable ask for another amount. Money that came before counts for it: when that is enough, it is due to be
 * captured.
 *
 * @param isSettling whether the caller holds the lease of its settlement.
 * @returns the receivable as it is then; `null` when it may not be changed: it is captured, cancelled, or being captured by
 *   somebody else right now.
 */
export async function repriceReceivable(
  { sql }: LedgerContext,
  receivableId: string,
  asked: AskedAmount,
  isSettling: boolean
): Promise<Receivable | null> {
  return sql.transaction(async (transaction) => {
    const receivable = await lockChangeable(transaction, receivableId, isSettling)
    return receivable === null ? null : writeAmounts(transaction, receivable, asked)
  })
}

/**
 * Locks a receivable whose amount may be changed. Not while its money is being captured: that looks at what is owed by
 * itself, right before and right after.
 */
export async function lockChangeable(
  transaction: Knex.Transaction,
  receivableId: string,
  isSettling: boolean
): Promise<Receivable | null> {
  const receivable = await lockReceivable(transaction, receivableId)
  if (receivable === null || isClosed(receivable)) {
    return null
  }
  const { settlementLeaseUntil } = receivable
  const isBeingCaptured = settlementLeaseUntil !== null && settlementLeaseUntil > new Date()
  return isBeingCaptured && !isSettling ? null : receivable
}

/** Captured or cancelled: what it asks for does not change any more. */
export function isClosed({ settlementStatus, canceledAt }: Receivable): boolean {
  return settlementStatus === "settled" || canceledAt !== null
}

/** Writes what is asked for, and what follows for the settlement. Called under the receivable's lock. */
async function writeAmounts(
  transaction: Knex.Transaction,
  receivable: Receivable,
  { amountVnd, exactAmount }: AskedAmount,
  also: Columns = {}
): Promise<Receivable> {
  const isReceived = isFullyReceived({ amountVnd, receivedVnd: receivable.receivedVnd })
  if (isReceived) {
    await clearAttention(transaction, receivable.id)
  }
  await changeSettlementStatus(transaction, [receivable], { event: isReceived ? "received_in_full" : "rest_awaited" })
  const [updated] = await transaction("sepay_receivable")
    .where({ id: receivable.id })
    .update({
      ...bigNumberColumns("amount_vnd", amountVnd),
      ...bigNumberColumns("exact_amount", exactAmount),
      ...also,
      updated_at: transaction.fn.now(),
    })
    .returning("*")
  return updated ? toReceivable(updated as ReceivableRow) : receivable
}

/** Nobody is to be asked for the rest of a part any more. */
export async function clearAttention(sql: Sql, receivableId: string): Promise<void> {
  await sql("sepay_va_order")
    .where({ receivable_id: receivableId, needs_attention: true })
    .update({ needs_attention: false, updated_at: sql.fn.now() })
}

async function rememberSession(sql: Sql, receivableId: string, paymentSessionId: string): Promise<void> {
  await sql("sepay_receivable_session")
    .insert({ id: newId("sepses"), receivable_id: receivableId, payment_session_id: paymentSessionId })
    .onConflict(uniqueWhereNotDeleted(sql, "payment_session_id"))
    .ignore()
}

/**
 * Notes that Medusa deleted the session that a receivable serves. Another session of the collection may take over; the
 * collection's VA order is closed only when none does. A session that is no longer served changes nothing: core creates
 * the new session and deletes the old one in parallel.
 */
export async function releaseSession(context: LedgerContext, paymentSessionId: string): Promise<void> {
  const { sql } = context
  const receivable = await findReceivableOfSession(context, paymentSessionId)
  await sql("sepay_receivable")
    .where({ id: receivable?.id ?? "", payment_session_id: paymentSessionId, settlement_status: "none" })
    .whereNull("released_at")
    .update({ released_at: sql.fn.now(), updated_at: sql.fn.now() })
}

/** Notes that a released receivable is served by a session after all. */
export async function clearRelease({ sql }: LedgerContext, receivableId: string): Promise<void> {
  await sql("sepay_receivable").where({ id: receivableId }).update({ released_at: null, updated_at: sql.fn.now() })
}

/** Receivables whose session was deleted before the given moment and that still have an open VA order. */
export async function listReleasedReceivables(
  { sql, environment }: LedgerContext,
  releasedBefore: Date,
  limit: number
): Promise<Receivable[]> {
  const rows = await sql("sepay_receivable")
    .where({ environment, ...NOT_DELETED })
    .where("released_at", "<", releasedBefore)
    .whereExists(
      sql("sepay_va_order")
        .whereRaw("sepay_va_order.receivable_id = sepay_receivable.id")
        .whereIn("status", [...OPEN_STATUSES])
        .where(NOT_DELETED)
    )
    .orderBy("released_at")
    .limit(limit)
    .select("*")
  return (rows as ReceivableRow[]).map(toReceivable)
}
