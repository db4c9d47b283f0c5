import type { AdminSepayHealth } from "../reports/health/types"

/** A run that an admin can follow. Times are ISO 8601 in UTC. */
export interface AdminSepayReconciliationProgress {
  started_at: string
  /** Bank accounts to read, and how many of them are read. */
  accounts_total: number
  accounts_read: number
  is_running: boolean
}

/** Answer of `GET /admin/sepay/reconciliation`, and of `POST` (202), which begins one. */
export interface AdminSepayReconciliationsResponse {
  /** The newest run that an admin began, while it is of interest; `null`: none. */
  progress: AdminSepayReconciliationProgress | null
  /** What the last runs did, the newest first. */
  runs: Array<NonNullable<AdminSepayHealth["last_reconciliation"]>>
}
