import type { LedgerContext } from "../context"
import { newId, NOT_DELETED, type SepayEnvironment, type Sql, toNumber } from "../sql"

/** What admins change other than money, whose decisions are kept with the money. */
export type AdminActionKind =
  | "bank_account.update"
  | "bank_account.test"
  | "bank_accounts.refresh"
  | "settings.update"
  | "reconciliation.run"
  | "payment.check"
  | "payment.request"
  | "payment.paid_another_way"
  | "virtual_account.open"
  | "virtual_account.cancel"
  | "transactions.export"
  | "transactions.import"
  | "transaction.record"
  | "return.undo"
  | "personal_data.export"
  | "personal_data.erase"

/** What an admin did. */
export interface AdminAction {
  action: AdminActionKind
  subjectId: string | null
  /** The admin user's id, or that of the secret API key. */
  actorId: string
  /** What was asked for. Holds no secret. */
  details: Record<string, unknown>
}

/** What an admin did, and when. */
export interface RecordedAdminAction extends AdminAction {
  id: string
  createdAt: Date
}

/** What admins did, the newest first. @param which of one thing, or of one kind. */
export async function listAdminActions(
  sql: Sql,
  environment: SepayEnvironment,
  which: { subjectId: string } | { action: AdminActionKind },
  limit: number
): Promise<RecordedAdminAction[]> {
  const rows = await sql("sepay_admin_action")
    .where({ environment, ...NOT_DELETED })
    .where("subjectId" in which ? { subject_id: which.subjectId } : { action: which.action })
    .orderBy("created_at", "desc")
    .limit(limit)
    .select("*")
  return rows.map(toRecordedAdminAction)
}

/** A page of what admins did of these kinds, the newest first, and how many there are. */
export async function listAdminActionPage(
  { sql, environment }: LedgerContext,
  actions: readonly AdminActionKind[],
  page: { limit: number; offset: number }
): Promise<{ actions: RecordedAdminAction[]; count: number }> {
  const found = () => sql("sepay_admin_action").where({ environment, ...NOT_DELETED }).whereIn("action", [...actions])
  const [rows, [{ count } = { count: 0 }]] = await Promise.all([
    found()
      .orderBy([{ column: "created_at", order: "desc" }, { column: "id", order: "desc" }])
      .limit(page.limit)
      .offset(page.offset)
      .select<AdminActionRow[]>("*"),
    found().count<{ count: string }[]>({ count: "id" }),
  ])
  return { actions: rows.map(toRecordedAdminAction), count: toNumber(count) }
}

interface AdminActionRow {
  id: string
  action: AdminActionKind
  subject_id: string | null
  actor_id: string
  details: Record<string, unknown>
  created_at: Date
}

function toRecordedAdminAction(row: AdminActionRow): RecordedAdminAction {
  return {
    id: row.id,
    action: row.action,
    subjectId: row.subject_id,
    actorId: row.actor_id,
    details: row.details,
    createdAt: row.created_at,
  }
}

/** The last time that an admin did something; `null` when no admin did. */
export async function findLastAdminAction(
  { sql, environment }: LedgerContext,
  action: AdminActionKind
): Promise<RecordedAdminAction | null> {
  const [last] = await listAdminActions(sql, environment, { action }, 1)
  return last ?? null
}

/** Keeps what an admin did, for ever. @returns the action's id */
export async function recordAdminAction({ sql, environment }: LedgerContext, action: AdminAction): Promise<string> {
  const id = newId("sepact")
  await sql("sepay_admin_action").insert({
    id,
    environment,
    action: action.action,
    subject_id: action.subjectId,
    actor_id: action.actorId,
    details: JSON.stringify(action.details),
  })
  return id
}
