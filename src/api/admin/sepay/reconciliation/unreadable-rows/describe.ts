import type { UnreadableTransaction } from "../../../../../modules/sepay/reconciliation/unreadable-rows"
import type { Query } from "../../../../../providers/sepay/query"
import { findActorNames } from "../../actor-names"
import type { AdminSepayUnreadableRow } from "./types"

/** Rows that cannot be read as an admin sees them. */
export async function describeUnreadableRows(
  query: Query,
  rows: readonly UnreadableTransaction[]
): Promise<AdminSepayUnreadableRow[]> {
  const names = await findActorNames(query, rows.map(({ actorId }) => actorId))
  return rows.map((row) => ({
    id: row.id,
    source: row.source,
    sepay_id: row.sepayId,
    bank_name: row.bankName,
    account_number: row.accountNumber,
    problem: row.problem,
    raw: row.raw,
    status: row.status,
    actor_id: row.actorId,
    actor_name: names.get(row.actorId ?? "") ?? null,
    reason: row.reason,
    closed_at: row.closedAt?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
  }))
}
