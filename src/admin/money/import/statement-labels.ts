import type { AdminSepayImportedRow, AdminSepayStatementColumn, AdminSepayStatementRow } from "../../../api/admin/sepay/money/transactions/types"
import type { RowState } from "./statement-rows"

/** How each column is called. */
export const COLUMN_LABELS: Record<AdminSepayStatementColumn, string> = {
  date: "entry.import.column.date",
  time: "entry.import.column.time",
  credit: "entry.import.column.credit",
  debit: "entry.import.column.debit",
  amount: "entry.import.column.amount",
  reference: "entry.import.column.reference",
  content: "entry.import.column.content",
}

/** What has to be chosen. */
export const MISSING_LABELS = {
  date: "entry.import.missing.date",
  amount: "entry.import.missing.amount",
} as const

/** How each state is called, with how many rows are in it. */
export const FILTER_LABELS: Record<RowState, string> = {
  new: "entry.import.filter.new",
  possible_duplicate: "entry.import.filter.possible_duplicate",
  known: "entry.import.filter.known",
  unreadable: "entry.import.filter.unreadable",
  skipped: "entry.import.filter.skipped",
}

/** How each state is called, and its color. */
export const STATES: Record<RowState, { label: string; color: "green" | "orange" | "grey" | "red" }> = {
  new: { label: "entry.import.state.new", color: "green" },
  possible_duplicate: { label: "entry.import.state.possible_duplicate", color: "orange" },
  known: { label: "entry.import.state.known", color: "grey" },
  unreadable: { label: "entry.import.state.unreadable", color: "red" },
  skipped: { label: "entry.import.state.skipped", color: "grey" },
}

/** Why a row is not recorded. */
export const WHY_LABELS: Record<Extract<AdminSepayStatementRow, { why: string }>["why"], string> = {
  no_date: "entry.import.why.no_date",
  bad_date: "entry.import.why.bad_date",
  future_date: "entry.import.why.future_date",
  bad_amount: "entry.import.why.bad_amount",
  amount_has_fraction: "entry.import.why.amount_has_fraction",
  both_amounts: "entry.import.why.both_amounts",
  negative_credit: "entry.import.why.negative_credit",
  above_table: "entry.import.why.above_table",
  total: "entry.import.why.total",
  no_amount: "entry.import.why.no_amount",
}

/** What became of rows. */
export const OUTCOME_LABELS: Record<AdminSepayImportedRow["outcome"], string> = {
  recorded: "entry.import.result.recorded",
  known: "entry.import.result.known",
  undecided: "entry.import.result.undecided",
  left_out: "entry.import.result.left_out",
  failed: "entry.import.result.failed",
}
