import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import type { LedgerContext } from "../context"
import { lockReceivable } from "../owed/receivables"
import { bigNumberColumns, newId, NOT_DELETED, type SepayEnvironment, type Sql, toNumber } from "../sql"
import { decideRefund } from "./decide-refund"

/** A refund that an admin made in Medusa: money that the store now owes back to the payer. */
export interface ReturnOwed {
  refundId: string
  receivableId: string
  paymentSessionId: string
  exactAmount: number
}

/**
 * Records a return owed, under the receivable's lock. The same refund recorded again is one return.
 *
 * @returns the whole đồng that are to be sent.
 * @throws MedusaError `not_allowed` when less is left of what was received, or when the refund comes to no whole đồng.
 */
export async function recordReturnOwed({ sql, environment }: LedgerContext, owed: ReturnOwed): Promise<number> {
  return sql.transaction(async (transaction) => {
    const receivable = await lockReceivable(transaction, owed.receivableId)
    if (!receivable) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no SePay receivable ${owed.receivableId}.`)
    }
    const recorded: ReturnRow[] = await transaction("sepay_return_owed")
      .where({ receivable_id: receivable.id, ...NOT_DELETED })
      .select("refund_id", "amount_vnd", "exact_amount")
    const same = recorded.find((row) => row.refund_id === owed.refundId)
    if (same) {
      return toNumber(same.amount_vnd)
    }
    const earlier = recorded.map((row) => ({ amountVnd: toNumber(row.amount_vnd), exactAmount: row.exact_amount }))
    const { amountVnd, problem } = decideRefund(owed.exactAmount, earlier, receivable.receivedVnd)
    if (amountVnd === null) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, problem)
    }
    await transaction("sepay_return_owed").insert({
      id: newId("sepret"),
      environment,
      refund_id: owed.refundId,
      receivable_id: receivable.id,
      payment_session_id: owed.paymentSessionId,
      ...bigNumberColumns("amount_vnd", amountVnd),
      ...bigNumberColumns("exact_amount", owed.exactAmount),
    })
    return amountVnd
  })
}

interface ReturnRow {
  refund_id: string
  amount_vnd: string
  exact_amount: string
}

/** What refunds of these receivables send back, or sent, in whole VND. */
export async function sumReturnsOf(sql: Sql, receivableIds: readonly string[]): Promise<Map<string, number>> {
  const rows: Array<{ receivable_id: string; sum: string }> = await sql("sepay_return_owed")
    .whereIn("receivable_id", [...receivableIds])
    .where(NOT_DELETED)
    .groupBy("receivable_id")
    .select("receivable_id", sql.raw("sum(amount_vnd) AS sum"))
  return new Map(rows.map((row) => [row.receivable_id, toNumber(row.sum)]))
}

/** The oldest return of exactly this amount that is still owed for a receivable. */
export async function findReturnOwedForTransfer(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  receivableId: string,
  amountVnd: number
): Promise<string | null> {
  const row = await transaction("sepay_return_owed")
    .where({ environment, receivable_id: receivableId, amount_vnd: amountVnd, status: "owed", ...NOT_DELETED })
    .orderBy("created_at")
    .forUpdate()
    .first<{ id: string } | undefined>("id")
  return row?.id ?? null
}

/** Who says that a return was transferred, and how it can be proved. */
export interface ReturnConfirmation {
  transactionId: string | null
  referenceNumber: string | null
  actorId: string
  reason: string
}

/** Notes that a return was transferred. @returns `false` when it is not owed (any more). */
export async function confirmReturn(
  sql: Sql,
  returnOwedId: string,
  confirmation: ReturnConfirmation
): Promise<boolean> {
  const updated = await sql("sepay_return_owed")
    .where({ id: returnOwedId, status: "owed", ...NOT_DELETED })
    .update({
      status: "returned",
      transaction_id: confirmation.transactionId,
      reference_number: confirmation.referenceNumber,
      actor_id: confirmation.actorId,
      confirmed_reason: confirmation.reason,
      confirmed_at: sql.fn.now(),
      updated_at: sql.fn.now(),
    })
  return updated === 1
}

/** A row of `sepay_return_owed`. */
export interface ReturnOwedDetails {
  id: string
  refundId: string
  receivableId: string
  paymentCollectionId: string
  status: "owed" | "returned"
  amountVnd: number
  referenceNumber: string | null
  transactionId: string | null
  actorId: string | null
  confirmedReason: string | null
  confirmedAt: Date | null
  createdAt: Date
}

/** Which returns are listed. */
export interface ReturnOwedFilters {
  id?: string
  status?: "owed" | "returned" | undefined
  receivableIds?: string[]
}

/** An admin says that a return was transferred. @throws MedusaError `not_found` when it is not owed (any more) */
export async function confirmReturnOwed(
  { sql }: LedgerContext,
  returnOwedId: string,
  confirmation: ReturnConfirmation
): Promise<void> {
  if (!(await confirmReturn(sql, returnOwedId, confirmation))) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no return ${returnOwedId} that is still owed: it may have been confirmed already.`
    )
  }
}

/** A page of the returns, the newest first, how many there are, and how much is owed in all (whole VND). */
export async function searchReturnsOwed(
  context: LedgerContext,
  filters: ReturnOwedFilters,
  page: { limit: number; offset: number }
): Promise<{ returnsOwed: ReturnOwedDetails[]; count: number; owedVnd: number }> {
  const [listed, { amountVnd }] = await Promise.all([
    listReturnsOwed(context.sql, context.environment, filters, page),
    sumReturnsOwed(context),
  ])
  return { ...listed, owedVnd: amountVnd }
}

/** A page of the returns, the newest first, and how many there are. */
export async function listReturnsOwed(
  sql: Sql,
  environment: SepayEnvironment,
  { id, status, receivableIds }: ReturnOwedFilters,
  page: { limit: number; offset: number }
): Promise<{ returnsOwed: ReturnOwedDetails[]; count: number }> {
  const found = sql("sepay_return_owed AS owed").where({ "owed.environment": environment, "owed.deleted_at": null })
  if (id !== undefined) {
    found.where("owed.id", id)
  }
  if (status !== undefined) {
    found.where("owed.status", status)
  }
  if (receivableIds !== undefined) {
    found.whereIn("owed.receivable_id", receivableIds)
  }
  const counted = await found.clone().count({ count: "*" }).first<{ count: string } | undefined>()
  const rows = await found
    .join("sepay_receivable AS receivable", "receivable.id", "owed.receivable_id")
    .orderBy([{ column: "owed.created_at", order: "desc" }, { column: "owed.id", order: "desc" }])
    .limit(page.limit)
    .offset(page.offset)
    .select("owed.*", "receivable.payment_collection_id")
  return {
    count: toNumber(counted?.count ?? 0),
    returnsOwed: rows.map((row) => ({
      id: row.id,
      refundId: row.refund_id,
      receivableId: row.receivable_id,
      paymentCollectionId: row.payment_collection_id,
      status: row.status,
      amountVnd: toNumber(row.amount_vnd),
      referenceNumber: row.reference_number,
      transactionId: row.transaction_id,
      actorId: row.actor_id,
      confirmedReason: row.confirmed_reason,
      confirmedAt: row.confirmed_at,
      createdAt: row.created_at,
    })),
  }
}

/** What is owed back and not confirmed: how many returns, and how much in whole VND. */
export async function sumReturnsOwed(
  { sql, environment }: LedgerContext
): Promise<{ count: number; amountVnd: number }> {
  const row = await sql("sepay_return_owed")
    .where({ environment, status: "owed", ...NOT_DELETED })
    .first<{ count: string; sum: string | null }>(sql.raw("count(*) AS count, sum(amount_vnd) AS sum"))
  return { count: toNumber(row.count), amountVnd: toNumber(row.sum ?? 0) }
}

/** What is owed back to the payer of one receivable and not confirmed, in whole VND. */
export async function sumReturnsOwedFor(sql: Sql, receivableId: string): Promise<number> {
  const row = await sql("sepay_return_owed")
    .where({ receivable_id: receivableId, status: "owed", ...NOT_DELETED })
    .sum({ sum: "amount_vnd" })
    .first<{ sum: string | null } | undefined>()
  return toNumber(row?.sum ?? 0)
}
