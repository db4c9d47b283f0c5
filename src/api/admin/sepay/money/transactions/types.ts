/** What (part of) a transaction's money is for. */
export type AdminSepayAllocationKind = "applied" | "surplus" | "late" | "unmatched" | "returned" | "ignored"

/** An order that a transaction has to do with. */
export interface AdminSepayOrderReference {
  id: string
  display_id: number
}

/** Money that moved on a bank account. Amounts are whole VND, times ISO 8601 in UTC. */
export interface AdminSepayTransaction {
  id: string
  /** When the bank says that it moved; where it does not say, when the store heard of it. */
  occurred_at: string
  /** When the store heard of it. */
  recorded_at: string
  /** `manual`: an admin recorded it, because SePay had not reported it. */
  source: "webhook" | "reconciliation" | "manual"
  direction: "in" | "out"
  amount_vnd: number
  bank_name: string | null
  account_number: string | null
  va_number: string | null
  code: string | null
  reference_number: string | null
  /** Free text of the payer: to be shown as text. */
  content: string | null
  needs_attention: boolean
  /** What its money is for, by kind; they add up to the amount of an incoming transaction. */
  allocated_vnd: Record<AdminSepayAllocationKind, number>
  /** What of it can be matched, returned or ignored: its surplus, late and unmatched money. */
  free_vnd: number
  /** What of it can be returned: also what was ignored, and what paid (a part of) a payment that is not captured. */
  returnable_vnd: number
  /** The orders that it pays, or would have paid. */
  orders: AdminSepayOrderReference[]
}

/** A row of what became of the money. Append-only: a correction is two more rows, one of them negative. */
export interface AdminSepayAllocation {
  id: string
  kind: AdminSepayAllocationKind
  amount_vnd: number
  needs_attention: boolean
  /** In plain words (English), or what the admin wrote. */
  reason: string
  /** `system`, or the id of the admin user or API key that decided. */
  actor_id: string
  /** The admin's name or email; `null` for the system and for whoever is gone. */
  actor_name: string | null
  created_at: string
  /** SePay's order code of the VA order that it came through. */
  order_code: string | null
  order: AdminSepayOrderReference | null
}

/** A transaction with all that is known of it. */
export interface AdminSepayTransactionDetail extends AdminSepayTransaction {
  webhook_id: string | null
  api_id: string | null
  /** As SePay sent it. Written by strangers in part: to be shown as text. */
  payload: Record<string, unknown>
  /** When the payer's personal data was removed: the text, and most of what SePay sent. */
  anonymized_at: string | null
  /** The oldest first. */
  allocations: AdminSepayAllocation[]
  /** Whether a person has decided something about it that can be asked to be taken back. */
  is_undoable: boolean
}

/** An order that a transaction's free money could pay. */
export interface AdminSepayMatchCandidate {
  order: AdminSepayOrderReference
  payment_collection_id: string
  remaining_vnd: number
  /** Why it is proposed: the money came for it, or just as much is missing. */
  why: "same_payment" | "same_amount"
}

/** Answer of `GET /admin/sepay/money/transactions`. */
export interface AdminSepayTransactionListResponse {
  transactions: AdminSepayTransaction[]
  /** How many there are, counted as far as `is_count_exact` says. */
  count: number
  /** `false`: there are more than `count`. */
  is_count_exact: boolean
  limit: number
  offset: number
}

/** Answer of `GET /admin/sepay/money/transactions/:id` and of its `match`, `return`, `ignore` and `undo`. */
export interface AdminSepayTransactionResponse {
  transaction: AdminSepayTransactionDetail
}

/** Answer of `POST /admin/sepay/money/transactions`. */
export interface AdminSepayRecordedTransactionResponse extends AdminSepayTransactionResponse {
  /** `known`: the ledger had it, and nothing was changed. */
  outcome: "recorded" | "known"
}

/** Answer of `GET /admin/sepay/money/transactions/:id/candidates`. */
export interface AdminSepayMatchCandidatesResponse {
  candidates: AdminSepayMatchCandidate[]
}
