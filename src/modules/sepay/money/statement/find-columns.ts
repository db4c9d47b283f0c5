import { fold } from "./fold"
import { parseAmount } from "./parse-amount"
import { parseMoment } from "./parse-moment"
import type { TableRow } from "./parse-table"

/** What a column says. */
export type ColumnRole = "date" | "time" | "credit" | "debit" | "amount" | "reference" | "content"

/** Which column says what: its index, the first is 0; `null` where none does. */
export type StatementColumns = Record<ColumnRole, number | null>

/** What was found of a table's head. */
export interface FoundColumns {
  /** The row that names the columns; `null` where none does. */
  header: TableRow | null
  columns: StatementColumns
}

/** Banks write so many rows, at most, above the table: their name, the account, the days. */
const MAXIMUM_ROWS_ABOVE = 60
/** So many rows below the head are looked at. */
const SAMPLED_ROWS = 50
const NO_COLUMNS: StatementColumns = {
  date: null,
  time: null,
  credit: null,
  debit: null,
  amount: null,
  reference: null,
  content: null,
}

/** Names of a column as Vietnamese banks write them, folded; the likeliest first. `=`: the whole name. */
const NAMES: Record<ColumnRole, readonly string[]> = {
  date: [
    "ngay giao dich",
    "ngay gd",
    "thoi gian giao dich",
    "thoi gian",
    "transaction date",
    "trans date",
    "tran date",
    "tnx date",
    "txn date",
    "ngay gio",
    "date time",
    "ngay phat sinh",
    "ngay hach toan",
    "posting date",
    "booking date",
    "ngay hieu luc",
    "effective date",
    "value date",
    "ngay",
    "date",
  ],
  time: ["=gio giao dich", "=gio gd", "=gio", "=transaction time", "=time"],
  credit: [
    "so tien ghi co",
    "phat sinh co",
    "ps co",
    "ghi co",
    "so tien co",
    "tien vao",
    "credit amount",
    "credit",
    "deposit",
    "deposits",
    "money in",
    "paid in",
    "=co",
    "=thu",
  ],
  debit: [
    "so tien ghi no",
    "phat sinh no",
    "ps no",
    "ghi no",
    "so tien no",
    "tien ra",
    "debit amount",
    "debit",
    "withdrawal",
    "withdrawals",
    "money out",
    "paid out",
    "=no",
    "=chi",
  ],
  amount: ["so tien giao dich", "so tien gd", "so tien", "gia tri giao dich", "gia tri", "phat sinh", "transaction amount", "amount"],
  reference: [
    "so tham chieu",
    "ma tham chieu",
    "so but toan",
    "ma but toan",
    "ma giao dich",
    "ma gd",
    "so giao dich",
    "so gd",
    "so chung tu",
    "so ct",
    "reference number",
    "reference no",
    "reference",
    "ref no",
    "ref",
    "transaction number",
    "transaction no",
    "transaction id",
    "transaction code",
    "trace",
  ],
  content: [
    "noi dung giao dich",
    "noi dung thanh toan",
    "noi dung chuyen khoan",
    "noi dung chuyen tien",
    "noi dung",
    "dien giai",
    "mo ta",
    "ghi chu",
    "chi tiet giao dich",
    "chi tiet",
    "transaction detail",
    "transaction details",
    "description",
    "remarks",
    "remark",
    "narrative",
    "details",
  ],
}
/** In this order, because a column has one role: "Số tiền ghi có" is a credit, and no signed amount. */
const ROLES: readonly ColumnRole[] = ["date", "time", "credit", "debit", "amount", "reference", "content"]
const AMOUNTS: readonly ColumnRole[] = ["credit", "debit", "amount"]
/** Names with these words are a balance's or an account's. */
const NO_AMOUNT = /\b(so du|balance|tai khoan|tk|account|don vi|loai tien|currency)\b/

/** Finds the row that names the columns, and what each one says. Pure. */
export function findColumns(rows: readonly TableRow[]): FoundColumns {
  const [best] = rows
    .slice(0, MAXIMUM_ROWS_ABOVE)
    .map((row, index) => {
      const below = rows.slice(index + 1, index + 1 + SAMPLED_ROWS)
      return { row, columns: readNames(row, below), below }
    })
    // "Từ ngày 01/11/2026" above the table names a day, and nothing else.
    .filter(({ columns }) => columns.date !== null && countRoles(columns) > 1)
    .sort((one, other) => countRoles(other.columns) - countRoles(one.columns))
  return best
    ? { header: best.row, columns: addAmount(best.columns, best.below) }
    : { header: null, columns: readContents(rows.slice(0, SAMPLED_ROWS)) }
}

/** An amount under a name that nobody knows, where there is one column of amounts alone. */
function addAmount(columns: StatementColumns, below: readonly TableRow[]): StatementColumns {
  const { amount } = readContents(below)
  const isNamed = AMOUNTS.some((role) => columns[role] !== null)
  return isNamed || Object.values(columns).includes(amount) ? columns : { ...columns, amount }
}

function countRoles(columns: StatementColumns): number {
  return Object.values(columns).filter((column) => column !== null).length
}

function readNames({ cells }: TableRow, below: readonly TableRow[]): StatementColumns {
  const names = cells.map(fold)
  const columns = { ...NO_COLUMNS }
  for (const role of ROLES) {
    // One column of amounts is read where no two say which way the money went.
    if (role !== "amount" || (columns.credit === null && columns.debit === null)) {
      columns[role] = findName(role, names, Object.values(columns), below)
    }
  }
  return columns
}

function findName(
  role: ColumnRole,
  names: readonly string[],
  taken: ReadonlyArray<number | null>,
  below: readonly TableRow[]
): number | null {
  const free = [...names.keys()].filter((column) => !taken.includes(column) && mayBe(role, names[column] ?? ""))
  const named = NAMES[role].flatMap((pattern) => free.filter((column) => isNamed(names[column] ?? "", pattern)))
  if (role !== "date") {
    return named[0] ?? null
  }
  // "Ngày hiệu lực" can be empty where "Ngày" has the day.
  return named.find((column) => below.some(({ cells }) => parseMoment(cells[column] ?? "") !== null)) ?? named[0] ?? null
}

function isNamed(name: string, pattern: string): boolean {
  return pattern.startsWith("=") ? name === pattern.slice(1) : ` ${name} `.includes(` ${pattern} `)
}

function mayBe(role: ColumnRole, name: string): boolean {
  if (!AMOUNTS.includes(role)) {
    return true
  }
  const namesBoth = /\b(credit|co)\b/.test(name) && /\b(debit|no)\b/.test(name)
  return !NO_AMOUNT.test(name) && !(namesBoth && role !== "amount")
}

/** Without a head: the column of days, the one column of amounts, where there is only one, and the longest text. */
function readContents(rows: readonly TableRow[]): StatementColumns {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  const columns = [...Array(width).keys()]
  const cellsOf = (column: number) => rows.map(({ cells }) => cells[column] ?? "").filter((cell) => cell !== "")
  const isMostly = (column: number, test: (cell: string) => boolean) => {
    const cells = cellsOf(column)
    return cells.length > 0 && cells.filter(test).length * 2 > cells.length
  }
  const date = columns.find((column) => isMostly(column, (cell) => parseMoment(cell) !== null)) ?? null
  const amounts = columns.filter((column) => column !== date && isMostly(column, (cell) => parseAmount(cell).kind === "amount"))
  const texts = columns
    .filter((column) => column !== date && !amounts.includes(column) && isMostly(column, (cell) => /\p{L}/u.test(cell)))
    .map((column) => ({ column, length: cellsOf(column).join("").length }))
    .sort((one, other) => other.length - one.length)
  const amount = amounts.length === 1 ? (amounts[0] ?? null) : null
  return date === null ? NO_COLUMNS : { ...NO_COLUMNS, date, amount, content: texts[0]?.column ?? null }
}
