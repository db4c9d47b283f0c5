import { createHash } from "node:crypto"
import { MedusaError } from "@medusajs/framework/utils"
import type { LedgerContext } from "../context"
import { newId, NOT_DELETED, type SepayEnvironment, type Sql, toNumber, uniqueWhereNotDeleted } from "../sql"

/**
 * So many rows of one source wait for a person at once. More of them are one fault, not many: whoever has a webhook secret
 * could fill the table otherwise.
 */
const MOST_OPEN = 1_000

/** What cannot be read, as it came. */
export interface UnreadableReport {
  source: "api" | "webhook"
  /** SePay's id of the transaction; `null` when that cannot be read either. */
  sepayId: string | null
  bankName: string | null
  accountNumber: string | null
  problem: string
  /** At most 4,000 characters. */
  raw: string
}

/** A row that cannot be read, with what became of it. */
export interface UnreadableTransaction extends UnreadableReport {
  id: string
  status: "open" | "read" | "dismissed"
  actorId: string | null
  reason: string | null
  closedAt: Date | null
  createdAt: Date
}

/** Keeps what cannot be read for a person. The same row again is one row. @returns whether it is new */
export async function recordUnreadableRow({ sql, environment }: LedgerContext, report: UnreadableReport): Promise<boolean> {
  const { sepayId, raw, source } = report
  const key = source === "api" && sepayId !== null ? sepayId : createHash("sha256").update(raw).digest("hex")
  const [{ open } = { open: 0 }] = await sql("sepay_unreadable_row")
    .where({ environment, source, status: "open", ...NOT_DELETED })
    .count<{ open: string }[]>({ open: "id" })
  if (toNumber(open) >= MOST_OPEN) {
    return false
  }
  const inserted = await sql("sepay_unreadable_row")
    .insert({
      id: newId("sepunr"),
      environment,
      source,
      row_key: key,
      sepay_id: sepayId,
      bank_name: report.bankName,
      account_number: report.accountNumber,
      problem: report.problem,
      raw,
    })
    .onConflict(uniqueWhereNotDeleted(sql, "environment, source, row_key"))
    .ignore()
    .returning("id")
  return inserted.length > 0
}

/** Takes rows off the list that could be read after all: SePay has corrected them. */
export async function closeReadRows(sql: Sql, environment: SepayEnvironment, sepayIds: readonly string[]): Promise<void> {
  if (sepayIds.length > 0) {
    await sql("sepay_unreadable_row")
      .where({ environment, source: "api", status: "open", ...NOT_DELETED })
      .whereIn("row_key", [...sepayIds])
      .update({ status: "read", closed_at: sql.fn.now(), updated_at: sql.fn.now() })
  }
}

/** How many rows wait for a person. */
export async function countUnreadableRows({ sql, environment }: LedgerContext): Promise<number> {
  const [{ open } = { open: 0 }] = await sql("sepay_unreadable_row")
    .where({ environment, status: "open", ...NOT_DELETED })
    .count<{ open: string }[]>({ open: "id" })
  return toNumber(open)
}

/** A page of them, the newest first. */
export async function listUnreadableRows(
  { sql, environment }: LedgerContext,
  { status, id }: { status?: UnreadableTransaction["status"]; id?: string },
  page: { limit: number; offset: number }
): Promise<{ rows: UnreadableTransaction[]; count: number }> {
  const wanted = { environment, ...NOT_DELETED, ...(status ? { status } : {}), ...(id ? { id } : {}) }
  const [rows, [{ count } = { count: 0 }]] = await Promise.all([
    sql("sepay_unreadable_row")
      .where(wanted)
      .orderBy([{ column: "created_at", order: "desc" }, { column: "id", order: "desc" }])
      .limit(page.limit)
      .offset(page.offset)
      .select<UnreadableRowColumns[]>("*"),
    sql("sepay_unreadable_row").where(wanted).count<{ count: string }[]>({ count: "id" }),
  ])
  return { rows: rows.map(toUnreadableTransaction), count: toNumber(count) }
}

/**
 * A person has looked at a row: it waits no more.
 *
 * @throws MedusaError `not_found`; `not_allowed` when it does not wait for a person
 */
export async function dismissUnreadableRow(
  { sql, environment }: LedgerContext,
  id: string,
  { actorId, reason }: { actorId: string; reason: string }
): Promise<void> {
  const dismissed = await sql("sepay_unreadable_row")
    .where({ id, environment, status: "open", ...NOT_DELETED })
    .update({ status: "dismissed", actor_id: actorId, reason, closed_at: sql.fn.now(), updated_at: sql.fn.now() })
  if (dismissed > 0) {
    return
  }
  const known = await sql("sepay_unreadable_row").where({ id, environment, ...NOT_DELETED }).first("id")
  throw known
    ? new MedusaError(MedusaError.Types.NOT_ALLOWED, `Row ${id} waits for nobody any more: look at the list again.`)
    : new MedusaError(MedusaError.Types.NOT_FOUND, `There is no unreadable row ${id}.`)
}

interface UnreadableRowColumns {
  id: string
  source: "api" | "webhook"
  sepay_id: string | null
  bank_name: string | null
  account_number: string | null
  problem: string
  raw: string
  status: UnreadableTransaction["status"]
  actor_id: string | null
  reason: string | null
  closed_at: Date | null
  created_at: Date
}

function toUnreadableTransaction(row: UnreadableRowColumns): UnreadableTransaction {
  return {
    id: row.id,
    source: row.source,
    sepayId: row.sepay_id,
    bankName: row.bank_name,
    accountNumber: row.account_number,
    problem: row.problem,
    raw: row.raw,
    status: row.status,
    actorId: row.actor_id,
    reason: row.reason,
    closedAt: row.closed_at,
    createdAt: row.created_at,
  }
}
