/** A transaction that SePay told of and that cannot be read: its money is in no sum. Times are ISO 8601 in UTC. */
export interface AdminSepayUnreadableRow {
  id: string
  /** `api`: a row of SePay's list of transactions; `webhook`: the body of a webhook that was verified. */
  source: "api" | "webhook"
  /** SePay's id of the transaction, where it can be read. */
  sepay_id: string | null
  bank_name: string | null
  account_number: string | null
  /** What cannot be read in it. */
  problem: string
  /** As it came, cut at 4,000 characters. */
  raw: string
  /** `open`: it waits for a person; `read`: SePay corrected it, and it is in the ledger; `dismissed`: a person has looked. */
  status: "open" | "read" | "dismissed"
  actor_id: string | null
  actor_name: string | null
  reason: string | null
  closed_at: string | null
  created_at: string
}

/** Answer of `GET /admin/sepay/reconciliation/unreadable-rows`. */
export interface AdminSepayUnreadableRowListResponse {
  unreadable_rows: AdminSepayUnreadableRow[]
  count: number
  limit: number
  offset: number
}

/** Answer of `POST /admin/sepay/reconciliation/unreadable-rows/:id/dismiss`. */
export interface AdminSepayUnreadableRowResponse {
  unreadable_row: AdminSepayUnreadableRow
}
