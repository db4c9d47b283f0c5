import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import type { LedgerContext } from "../context"
import { lockReceivable } from "../owed/receivables"
import { bigNumberColumns, newId, NOT_DELETED, type SepayEnvironment, type Sql, toNumber } from "../sql"
import { decideRefund } from "./decide-refund"
import { confirmByPerson, proveByEarlierTransfers, type ReturnConfirmation } from "./prove-returns"

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
      .select("refund_id", "amount_vnd", "exact_amount", "status")
    const same = recorded.find((row) => row.refund_id === owed.refundId)
    if (same) {
      return toNumber(same.amount_vnd)
    }
    const sentBack = recorded.filter(({ status }) => status !== "reallocated")
    const earlier = sentBack.map((row) => ({ amountVnd: toNumber(row.amount_vnd), exactAmount: row.exact_amount }))
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
    await proveByEarlierTransfers(transaction, receivable.id)
    return amountVnd
  })
}

interface ReturnRow {
  refund_id: string
  amount_vnd: string
  exact_amount: string
  status: ReturnOwedDetails["status"]
}

/**
 * Notes of refunds that they send nothing back: their money was matched with the payment by mistake, and stays. Called under
 * the locks of the receivables.
 *
 * @returns how much they come to for each receivable, in whole VND; nothing of refunds that are returned already.
 */
export async function keepRefunded(
  transaction: Knex.Transaction,
  { refundIds, actorId, reason }: { refundIds: readonly string[]; actorId: string; reason: string }
): Promise<Map<string, number>> {
  const rows: Array<{ receivable_id: string; amount_vnd: string }> = await transaction("sepay_return_owed")
    .whereIn("refund_id", [...refundIds])
    .where({ status: "owed", ...NOT_DELETED })
    .update({ status: "reallocated", actor_id: actorId, confirmed_reason: reason, updated_at: transaction.fn.now() })
    .returning(["receivable_id", "amount_vnd"])
  const sums = new Map<string, number>()
  for (const row of rows) {
    sums.set(row.receivable_id, (sums.get(row.receivable_id) ?? 0) + toNumber(row.amount_vnd))
  }
  return sums
}

/** What refunds of these receivables send back, or sent, in whole VND. @param except Medusa's refunds that do not count */
export async function sumReturnsOf(
  sql: Sql,
  receivableIds: readonly string[],
  except: readonly string[] = []
): Promise<Map<string, number>> {
  const rows: Array<{ receivable_id: string; sum: string }> = await sql("sepay_return_owed")
    .whereIn("receivable_id", [...receivableIds])
    .whereNot({ status: "reallocated" })
    .whereNotIn("refund_id", [...except])
    .where(NOT_DELETED)
    .groupBy("receivable_id")
    .select("receivable_id", sql.raw("sum(amount_vnd) AS sum"))
  return new Map(rows.map((row) => [row.receivable_id, toNumber(row.sum)]))
}

/** A row of `sepay_return_owed`. */
export interface ReturnOwedDetails {
  id: string
  refundId: string
  receivableId: string
  paymentCollectionId: string
  status: "owed" | "returned" | "reallocated"
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
  status?: "owed" | "returned" | "reallocated" | undefined
  receivableIds?: string[]
}

/**
 * An admin says that a return was transferred.
 *
 * @throws MedusaError `not_found` when it is not owed (any more), or when there is no such outgoing transfer; `not_allowed`
 *   when that transfer proves other returns, or is over less.
 */
export async function confirmReturnOwed(
  { sql, environment }: LedgerContext,
  returnOwedId: string,
  confirmation: ReturnConfirmation
): Promise<void> {
  const isConfirmed = await sql.transaction(async (transaction) => {
    const row = await transaction("sepay_return_owed")
      .where({ id: returnOwedId, environment, ...NOT_DELETED })
      .first<{ receivable_id: string; amount_vnd: string } | undefined>("receivable_id", "amount_vnd")
    if (!row) {
      return false
    }
    await lockReceivable(transaction, row.receivable_id)
    const owed = { id: returnOwedId, amountVnd: toNumber(row.amount_vnd), receivableId: row.receivable_id }
    return confirmByPerson(transaction, environment, owed, confirmation)
  })
  if (!isConfirmed) {
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
