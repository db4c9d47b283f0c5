/** What (part of) a transaction's money is for. */
export type AdminSepayAllocationKind = "applied" | "surplus" | "late" | "unmatched" | "returned" | "ignored"

/**
 * How a transaction became known first. `manual`: an admin recorded it by hand, because SePay had not reported it; `statement`:
 * from a bank's statement.
 */
export type AdminSepayTransactionSource = "webhook" | "reconciliation" | "manual" | "statement"

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
  /** A bank's statement told only the day: `occurred_at` is some moment of it in Vietnam. */
  is_day_only: boolean
  /** When the store heard of it. */
  recorded_at: string
  source: AdminSepayTransactionSource
  /** The id of the admin who recorded it; `null` where SePay reported it first. */
  entered_by: string | null
  /** The admin's name or email; `null` where nobody is, or is gone. */
  entered_by_name: string | null
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
  /** The last decision of a person about it, where it can be asked to be taken back. */
  undoable_decision_id: string | null
  /** What that decision matched with a payment, and can be moved to another one. */
  movable_vnd: number
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

/** What a column of a bank's statement says. */
export type AdminSepayStatementColumn = "date" | "time" | "credit" | "debit" | "amount" | "reference" | "content"

/** Which column says what: its index, the first is 0; `null` where none does. */
export type AdminSepayStatementColumns = Record<AdminSepayStatementColumn, number | null>

/** A transaction of the ledger beside which a row of a statement is shown. */
export interface AdminSepayComparedTransaction {
  id: string
  source: AdminSepayTransactionSource
  occurred_at: string
  is_day_only: boolean
  amount_vnd: number
  reference_number: string | null
  content: string | null
}

/** A transfer as a row of a statement tells it. */
export interface AdminSepayStatementEntry {
  direction: "in" | "out"
  amount_vnd: number
  transacted_at: string
  /** Only the day is told: `transacted_at` is some moment of it in Vietnam. */
  is_day_only: boolean
  reference_number: string | null
  content: string | null
}

/** A row of a bank's statement, and what an import would do with it. `line`: its number in the file; the first is 1. */
export type AdminSepayStatementRow =
  /** It would be recorded. */
  | { line: number; state: "new"; entry: AdminSepayStatementEntry; suggested_order: AdminSepayOrderReference | null }
  /** The ledger has it; nothing would be recorded. */
  | { line: number; state: "known"; entry: AdminSepayStatementEntry; transactions: AdminSepayComparedTransaction[] }
  /** It may be one of these transactions, or the row `same_as_line`. It would be recorded only with the choice `record`. */
  | {
      line: number
      state: "possible_duplicate"
      entry: AdminSepayStatementEntry
      transactions: AdminSepayComparedTransaction[]
      same_as_line: number | null
      suggested_order: AdminSepayOrderReference | null
    }
  /** It has an amount, and something in it makes no sense; it would not be recorded. */
  | {
      line: number
      state: "unreadable"
      why:
        | "no_date"
        | "bad_date"
        | "future_date"
        | "bad_amount"
        | "amount_has_fraction"
        | "both_amounts"
        | "negative_credit"
      /** What the cell says. */
      value: string
      cells: string[]
    }
  /** It is no transfer. */
  | { line: number; state: "skipped"; why: "above_table" | "total" | "no_amount"; cells: string[] }

/** Answer of `POST /admin/sepay/money/transactions/import/preview`. */
export interface AdminSepayStatementPreviewResponse {
  delimiter: "," | ";" | "\t"
  /** The row that names the columns; `null` where none was found. */
  header: { line: number; names: string[] } | null
  /** Those that were sent, or guessed. */
  columns: AdminSepayStatementColumns
  /** What has to be chosen before the rows can be read: `rows` is empty then. */
  missing: Array<"date" | "amount">
  /** The first rows below the head, to choose columns by. */
  sample: string[][]
  rows: AdminSepayStatementRow[]
}

/** What became of a row of a statement. */
export type AdminSepayImportedRow =
  | { line: number; outcome: "recorded" | "known"; transaction_id: string }
  /** `undecided`: it may be another transaction; `left_out`: the admin left it out; `failed`: it could not be recorded. */
  | { line: number; outcome: "undecided" | "left_out" | "failed" }

/** Answer of `POST /admin/sepay/money/transactions/import`. */
export interface AdminSepayImportedStatementResponse {
  import_id: string
  counts: Record<AdminSepayImportedRow["outcome"], number>
  rows: AdminSepayImportedRow[]
}
