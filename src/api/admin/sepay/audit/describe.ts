import type { AuditFinding } from "../../../../modules/sepay/audit/findings"
import type { AuditRun } from "../../../../modules/sepay/audit/runs"
import type SepayModuleService from "../../../../modules/sepay/service"
import type { Query } from "../../../../providers/sepay/query"
import { findActorNames } from "../actor-names"
import { findOrderReferences } from "../order-references"
import type { AdminSepayAuditFinding, AdminSepayAuditRun } from "./types"

/** Findings as an admin sees them. */
export async function describeFindings(
  query: Query,
  sepay: SepayModuleService,
  findings: readonly AuditFinding[]
): Promise<AdminSepayAuditFinding[]> {
  const receivables = await sepay.listSepayReceivables({ id: findings.flatMap(({ receivableId }) => receivableId ?? []) })
  const collections = new Map(receivables.map((one) => [one.id, one.payment_collection_id]))
  const [orders, names] = await Promise.all([
    findOrderReferences(query, [...collections.values()]),
    findActorNames(query, findings.map(({ actorId }) => actorId)),
  ])
  return findings.map((finding) => ({
    id: finding.id,
    kind: finding.kind,
    status: finding.status,
    amount_vnd: finding.amountVnd,
    ledger_says: finding.ledgerSays,
    other_says: finding.otherSays,
    order: orders.get(collections.get(finding.receivableId ?? "") ?? "") ?? null,
    receivable_id: finding.receivableId,
    transaction_id: finding.transactionId,
    opened_at: finding.openedAt.toISOString(),
    last_seen_at: finding.lastSeenAt.toISOString(),
    resolved_at: finding.resolvedAt?.toISOString() ?? null,
    acknowledged_at: finding.acknowledgedAt?.toISOString() ?? null,
    actor_id: finding.actorId,
    actor_name: names.get(finding.actorId ?? "") ?? null,
    reason: finding.reason,
  }))
}

/** A run as an admin sees it. */
export function describeAuditRun(run: AuditRun): AdminSepayAuditRun {
  const { readUntil, durationMilliseconds, rowsRead, ...counts } = run
  // A workflow's result has been through JSON.
  const read_until = new Date(readUntil).toISOString()
  return { read_until, duration_milliseconds: durationMilliseconds, rows_read: rowsRead, ...counts }
}
