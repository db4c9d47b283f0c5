import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import type { LedgerContext } from "../context"
import { bigNumberColumns, newId, NOT_DELETED, type SepayEnvironment, toNumber } from "../sql"
import type { Finding, FindingKind } from "./decide-findings"

/** A finding as it is kept. */
export interface AuditFinding extends Finding {
  id: string
  status: "open" | "resolved"
  openedAt: Date
  lastSeenAt: Date
  resolvedAt: Date | null
  acknowledgedAt: Date | null
  actorId: string | null
  reason: string | null
}

/** What was compared, and what of it disagrees: everything else that was compared agrees. */
export interface Comparison {
  kinds: readonly FindingKind[]
  subjectIds: readonly string[]
  findings: readonly Finding[]
}

/**
 * Opens the findings that are new, notes those that are still there, and resolves those that are gone.
 *
 * @returns how many were opened and resolved.
 */
export async function recordComparison(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  { kinds, subjectIds, findings }: Comparison
): Promise<{ opened: number; resolved: number }> {
  if (subjectIds.length === 0) {
    return { opened: 0, resolved: 0 }
  }
  const open: FindingRow[] = await transaction("sepay_audit_finding")
    .where({ environment, status: "open", ...NOT_DELETED })
    .whereIn("kind", [...kinds])
    .whereIn("subject_id", [...subjectIds])
    .forUpdate()
    .select("*")
  const keyOf = (kind: string, subjectId: string) => `${kind} ${subjectId}`
  const found = new Map(findings.map((finding) => [keyOf(finding.kind, finding.subjectId), finding]))
  const known = new Set(open.map((row) => keyOf(row.kind, row.subject_id)))
  const gone = open.filter((row) => !found.has(keyOf(row.kind, row.subject_id)))
  const now = transaction.fn.now()
  for (const row of open) {
    const finding = found.get(keyOf(row.kind, row.subject_id))
    if (finding) {
      await transaction("sepay_audit_finding")
        .where({ id: row.id })
        .update({
          ...bigNumberColumns("amount_vnd", finding.amountVnd),
          ledger_says: finding.ledgerSays,
          other_says: finding.otherSays,
          last_seen_at: now,
          updated_at: now,
        })
    }
  }
  await transaction("sepay_audit_finding")
    .whereIn("id", gone.map(({ id }) => id))
    .update({ status: "resolved", resolved_at: now, updated_at: now })
  const fresh = [...found].filter(([key]) => !known.has(key)).map(([, finding]) => finding)
  if (fresh.length > 0) {
    await transaction("sepay_audit_finding").insert(
      fresh.map((finding) => ({
        id: newId("sepfnd"),
        environment,
        kind: finding.kind,
        subject_id: finding.subjectId,
        ...bigNumberColumns("amount_vnd", finding.amountVnd),
        ledger_says: finding.ledgerSays,
        other_says: finding.otherSays,
        receivable_id: finding.receivableId,
        transaction_id: finding.transactionId,
        last_seen_at: now,
      }))
    )
  }
  return { opened: fresh.length, resolved: gone.length }
}

/** How many findings are open that nobody has acknowledged. */
export async function countOpenFindings({ sql, environment }: LedgerContext): Promise<number> {
  const [{ open } = { open: 0 }] = await sql("sepay_audit_finding")
    .where({ environment, status: "open", acknowledged_at: null, ...NOT_DELETED })
    .count<{ open: string }[]>({ open: "id" })
  return toNumber(open)
}

/** Which findings are listed. */
export interface FindingFilters {
  id?: string
  status?: "open" | "resolved"
  kind?: FindingKind
}

/** A page of the findings, the newest first. */
export async function listFindings(
  { sql, environment }: LedgerContext,
  { id, status, kind }: FindingFilters,
  page: { limit: number; offset: number }
): Promise<{ findings: AuditFinding[]; count: number }> {
  const wanted = { environment, ...NOT_DELETED, ...(id ? { id } : {}), ...(status ? { status } : {}), ...(kind ? { kind } : {}) }
  const [rows, [{ count } = { count: 0 }]] = await Promise.all([
    sql("sepay_audit_finding")
      .where(wanted)
      .orderBy([{ column: "created_at", order: "desc" }, { column: "id", order: "desc" }])
      .limit(page.limit)
      .offset(page.offset)
      .select<FindingRow[]>("*"),
    sql("sepay_audit_finding").where(wanted).count<{ count: string }[]>({ count: "id" }),
  ])
  return { findings: rows.map(toFinding), count: toNumber(count) }
}

/**
 * An admin says that a finding is known. It stays open until the books agree, and waits for nobody.
 *
 * @throws MedusaError `not_found`; `not_allowed` when it is resolved, or acknowledged already
 */
export async function acknowledgeFinding(
  { sql, environment }: LedgerContext,
  id: string,
  { actorId, reason }: { actorId: string; reason: string }
): Promise<void> {
  const acknowledged = await sql("sepay_audit_finding")
    .where({ id, environment, status: "open", acknowledged_at: null, ...NOT_DELETED })
    .update({ acknowledged_at: sql.fn.now(), actor_id: actorId, reason, updated_at: sql.fn.now() })
  if (acknowledged > 0) {
    return
  }
  const known = await sql("sepay_audit_finding").where({ id, environment, ...NOT_DELETED }).first("id")
  throw known
    ? new MedusaError(MedusaError.Types.NOT_ALLOWED, `Finding ${id} waits for nobody any more: look at the list again.`)
    : new MedusaError(MedusaError.Types.NOT_FOUND, `There is no finding ${id}.`)
}

/**
 * Hands findings that opened, and that were resolved, to `announce`, and notes it. At least once each: when the process dies
 * in between, they are announced again.
 *
 * @returns how many were announced
 */
export async function announceFindings(
  { sql, environment }: LedgerContext,
  limit: number,
  announce: (change: "opened" | "resolved", findings: AuditFinding[]) => Promise<void>
): Promise<number> {
  const changes = [
    { change: "opened", column: "opened_announced_at", where: "opened_announced_at IS NULL" },
    { change: "resolved", column: "resolved_announced_at", where: "status = 'resolved' AND resolved_announced_at IS NULL" },
  ] as const
  return sql.transaction(async (transaction) => {
    let announced = 0
    for (const { change, column, where } of changes) {
      const rows: FindingRow[] = await transaction("sepay_audit_finding")
        .where({ environment, ...NOT_DELETED })
        .whereRaw(where)
        .orderBy("id")
        .limit(limit)
        .forUpdate()
        .skipLocked()
        .select("*")
      if (rows.length > 0) {
        await announce(change, rows.map(toFinding))
        await transaction("sepay_audit_finding").whereIn("id", rows.map(({ id }) => id)).update({ [column]: transaction.fn.now() })
      }
      announced += rows.length
    }
    return announced
  })
}

interface FindingRow {
  id: string
  kind: FindingKind
  subject_id: string
  status: "open" | "resolved"
  amount_vnd: string
  ledger_says: string
  other_says: string
  receivable_id: string | null
  transaction_id: string | null
  created_at: Date
  last_seen_at: Date
  resolved_at: Date | null
  acknowledged_at: Date | null
  actor_id: string | null
  reason: string | null
}

function toFinding(row: FindingRow): AuditFinding {
  return {
    id: row.id,
    kind: row.kind,
    subjectId: row.subject_id,
    status: row.status,
    amountVnd: toNumber(row.amount_vnd),
    ledgerSays: row.ledger_says,
    otherSays: row.other_says,
    receivableId: row.receivable_id,
    transactionId: row.transaction_id,
    openedAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    resolvedAt: row.resolved_at,
    acknowledgedAt: row.acknowledged_at,
    actorId: row.actor_id,
    reason: row.reason,
  }
}
