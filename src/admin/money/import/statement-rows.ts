import type {
  AdminSepayStatementColumn,
  AdminSepayStatementColumns,
  AdminSepayStatementRow,
} from "../../../api/admin/sepay/money/transactions/types"

/** What a row is. */
export type RowState = AdminSepayStatementRow["state"]

/** Every state, what needs a person first. */
export const ROW_STATES: RowState[] = ["new", "possible_duplicate", "known", "unreadable", "skipped"]

/** What an admin says of single rows, by line. */
export type RowChoices = ReadonlyMap<number, "record" | "skip">

/** Every column that a statement is read by, in the order in which they are offered. */
export const COLUMN_ROLES: AdminSepayStatementColumn[] = ["date", "time", "credit", "debit", "amount", "reference", "content"]

/** Whether a row can be recorded at all. Pure. */
export function isRecordable(row: AdminSepayStatementRow): boolean {
  return row.state === "new" || row.state === "possible_duplicate"
}

/** Whether a row will be recorded: new ones are, unless they are left out; possible duplicates only when they are chosen. Pure. */
export function isToBeRecorded({ state, line }: AdminSepayStatementRow, choices: RowChoices): boolean {
  return (state === "new" && choices.get(line) !== "skip") || (state === "possible_duplicate" && choices.get(line) === "record")
}

/** The choices once a row is to be recorded or not. Pure. */
export function chooseRow(choices: RowChoices, { state, line }: AdminSepayStatementRow, isRecorded: boolean): RowChoices {
  const chosen = new Map(choices)
  // What follows from the state is no choice: a row that is found in the ledger meanwhile is not recorded again.
  if (isRecorded === (state === "new")) {
    chosen.delete(line)
  } else {
    chosen.set(line, isRecorded ? "record" : "skip")
  }
  return chosen
}

/** How many rows there are of each state. Pure. */
export function countStates(rows: readonly AdminSepayStatementRow[]): Record<RowState, number> {
  const counts = { new: 0, possible_duplicate: 0, known: 0, unreadable: 0, skipped: 0 }
  for (const { state } of rows) {
    counts[state] += 1
  }
  return counts
}

/**
 * The columns once another one says something. A column says one thing (day and time may share one), and amounts are in credit and
 * debit or in one column. Pure.
 */
export function chooseColumn(
  columns: AdminSepayStatementColumns,
  role: AdminSepayStatementColumn,
  column: number | null
): AdminSepayStatementColumns {
  const chosen = { ...columns, [role]: column }
  for (const other of COLUMN_ROLES) {
    const mayShare = [role, other].every((name) => name === "date" || name === "time")
    const excludes = column !== null && excludesOther(role, other)
    if (other !== role && (excludes || (column !== null && chosen[other] === column && !mayShare))) {
      chosen[other] = null
    }
  }
  return chosen
}

function excludesOther(role: AdminSepayStatementColumn, other: AdminSepayStatementColumn): boolean {
  const isSplit = (name: AdminSepayStatementColumn) => name === "credit" || name === "debit"
  return (role === "amount" && isSplit(other)) || (isSplit(role) && other === "amount")
}
