import type { FindingKind } from "../../../../modules/sepay/audit/decide-findings"
import type { AdminSepayOrderReference } from "../money/transactions/types"

/** A disagreement between two of the three books. Amounts are whole VND, times ISO 8601 in UTC. */
export interface AdminSepayAuditFinding {
  id: string
  /** docs/audit.md has a section for each. */
  kind: FindingKind
  status: "open" | "resolved"
  /** By how much the books differ. */
  amount_vnd: number
  /** In plain words. */
  ledger_says: string
  other_says: string
  order: AdminSepayOrderReference | null
  receivable_id: string | null
  transaction_id: string | null
  opened_at: string
  last_seen_at: string
  resolved_at: string | null
  acknowledged_at: string | null
  actor_id: string | null
  actor_name: string | null
  reason: string | null
}

/** What a run of the audit did. */
export interface AdminSepayAuditRun {
  /** What had changed up to this moment was compared. */
  read_until: string
  duration_milliseconds: number
  rows_read: number
  payments: number
  opened: number
  resolved: number
}

/** Answer of `GET /admin/sepay/audit`. */
export interface AdminSepayAuditResponse {
  findings: AdminSepayAuditFinding[]
  count: number
  limit: number
  offset: number
  /** The newest run; `null` before the first. */
  last_run: AdminSepayAuditRun | null
}

/** Answer of `POST /admin/sepay/audit`. */
export interface AdminSepayAuditRunResponse {
  /** `null`: another process compares the books at this moment. */
  run: AdminSepayAuditRun | null
}

/** Answer of `POST /admin/sepay/audit/:id/acknowledge`. */
export interface AdminSepayAuditFindingResponse {
  finding: AdminSepayAuditFinding
}
