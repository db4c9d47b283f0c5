import { MedusaError } from "@medusajs/framework/utils"
import { decodeStatement } from "./decode-statement"
import { type ColumnRole, findColumns, type StatementColumns } from "./find-columns"
import { fold } from "./fold"
import { parseAmount } from "./parse-amount"
import { parseMoment, toVietnameseDay } from "./parse-moment"
import { type Delimiter, parseTable, type TableRow } from "./parse-table"

/** Why a row with an amount cannot be recorded as it is. */
export type UnreadableWhy =
  | "no_date"
  | "bad_date"
  | "future_date"
  | "bad_amount"
  | "amount_has_fraction"
  | "both_amounts"
  | "negative_credit"

/** Why a row is no transfer. */
export type SkippedWhy = "above_table" | "total" | "no_amount"

/** A transfer as a row of the statement tells it. */
export interface StatementEntry {
  direction: "in" | "out"
  /** Whole VND, above 0. */
  amountVnd: number
  referenceNumber: string | null
  content: string | null
  /** Noon of the day, or now where noon is to come, where only the day is told. */
  transactedAt: Date
  isDayOnly: boolean
}

/** A row of the statement. */
export type StatementRow = { line: number; cells: string[] } & (
  | { state: "readable"; entry: StatementEntry }
  /** @param value what the cell says */
  | { state: "unreadable"; why: UnreadableWhy; value: string }
  | { state: "skipped"; why: SkippedWhy }
)

/** What a bank's file says. */
export interface Statement {
  delimiter: Delimiter
  /** The row that names the columns, and their names; `null` where none was found. */
  header: { line: number; names: string[] } | null
  columns: StatementColumns
  /** What is missing before the rows can be read. */
  missing: Array<"date" | "amount">
  /** The first rows of the table as they are, to choose columns by. */
  sample: string[][]
  rows: StatementRow[]
}

const SAMPLE_ROWS = 8
const LONGEST_CONTENT = 1_000
const LONGEST_REFERENCE = 100
/** A spreadsheet has shortened the number, so that others look the same. */
const SHORTENED_NUMBER = /^\d([.,]\d+)?e\+?\d+$/i
/** What the lines above and below a table's transfers begin with, folded. */
const TOTALS =
  /^(tong (cong|so|tien|phat sinh|ps|gia tri|ghi)|cong (phat sinh|ps|so)|(tong|cong)$|so du|du (dau|cuoi)|luy ke|phat sinh trong ky|(grand |sub ?)?total|(opening |closing |ending |beginning )?balance)\b/
/** The clock of the bank can be ahead of ours by so much. */
const CLOCK_MILLISECONDS = 5 * 60_000

/**
 * Reads a bank's statement. Pure.
 *
 * @param chosen which column says what; `null`: as its head says
 * @throws MedusaError `invalid_data` for a file or columns that make no sense
 */
export function readStatement(bytes: Uint8Array, chosen: StatementColumns | null, now: Date): Statement {
  const { delimiter, rows } = parseTable(decodeStatement(bytes))
  const found = findColumns(rows)
  const columns = chosen ?? found.columns
  checkColumns(columns, rows)
  const { header } = found
  const firstRow = header === null ? 0 : rows.indexOf(header) + 1
  const missing: Statement["missing"] = [
    ...(columns.date === null ? ["date" as const] : []),
    ...(columns.credit === null && columns.debit === null && columns.amount === null ? ["amount" as const] : []),
  ]
  return {
    delimiter,
    header: header && { line: header.line, names: header.cells },
    columns,
    missing,
    sample: rows.slice(firstRow, firstRow + SAMPLE_ROWS).map(({ cells }) => cells),
    rows:
      missing.length > 0
        ? []
        : rows.flatMap((row, index) => {
            if (row === header) {
              return []
            }
            return index < firstRow ? { ...row, state: "skipped", why: "above_table" } : readRow(row, columns, now)
          }),
  }
}

function checkColumns(columns: StatementColumns, rows: readonly TableRow[]): void {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  const entries = Object.entries(columns).filter((entry): entry is [ColumnRole, number] => entry[1] !== null)
  for (const [role, column] of entries) {
    if (column >= width) {
      throw refuse(`"columns.${role}": the file has ${width} columns; the first is 0.`)
    }
    // Day and time often share one.
    const other = entries.find(([name, index]) => index === column && name !== role)?.[0]
    if (other && ![role, other].every((name) => name === "date" || name === "time")) {
      throw refuse(`"columns": "${role}" and "${other}" are the same column (${column}).`)
    }
  }
  if (columns.amount !== null && (columns.credit !== null || columns.debit !== null)) {
    throw refuse('"columns": choose "amount", or "credit" and "debit", not both.')
  }
}

function readRow(row: TableRow, columns: StatementColumns, now: Date): StatementRow {
  const cellOf = (role: ColumnRole) => (columns[role] === null ? "" : (row.cells[columns[role]] ?? ""))
  const date = cellOf("date")
  const moment = parseMoment(date, columns.time === columns.date ? "" : cellOf("time"))
  const mayBeTotal = moment === null && (date === "" || TOTALS.test(fold(date)))
  if (mayBeTotal && row.cells.some((cell) => TOTALS.test(fold(cell)))) {
    return { ...row, state: "skipped", why: "total" }
  }
  const money = readMoney(cellOf)
  if (money === null) {
    return { ...row, state: "skipped", why: "no_amount" }
  }
  if ("why" in money) {
    // A second row of column names, or a remark below the table, has neither day nor amount.
    return moment === null ? { ...row, state: "skipped", why: "no_amount" } : { ...row, state: "unreadable", ...money }
  }
  if (moment === null) {
    return { ...row, state: "unreadable", why: date === "" ? "no_date" : "bad_date", value: date }
  }
  const isFuture = moment.isDayOnly
    ? toVietnameseDay(moment.at) > toVietnameseDay(now)
    : moment.at.getTime() > now.getTime() + CLOCK_MILLISECONDS
  if (isFuture) {
    return { ...row, state: "unreadable", why: "future_date", value: date }
  }
  const entry: StatementEntry = {
    ...money,
    referenceNumber: readReference(cellOf("reference")),
    content: readText(cellOf("content")),
    transactedAt: moment.isDayOnly && moment.at > now ? now : moment.at,
    isDayOnly: moment.isDayOnly,
  }
  return { ...row, state: "readable", entry }
}

type Money = Pick<StatementEntry, "direction" | "amountVnd">
type WrongMoney = { why: UnreadableWhy; value: string }

function readMoney(cellOf: (role: ColumnRole) => string): Money | WrongMoney | null {
  const [credit, debit, signed] = [cellOf("credit"), cellOf("debit"), cellOf("amount")]
  const [creditAmount, debitAmount, signedAmount] = [credit, debit, signed].map(parseAmount)
  for (const [amount, value] of [
    [creditAmount, credit],
    [debitAmount, debit],
    [signedAmount, signed],
  ] as const) {
    if (amount?.kind === "wrong") {
      return { why: amount.why, value }
    }
  }
  const creditVnd = creditAmount?.kind === "amount" ? creditAmount.amountVnd : 0
  const debitVnd = debitAmount?.kind === "amount" ? debitAmount.amountVnd : 0
  const signedVnd = signedAmount?.kind === "amount" ? signedAmount.amountVnd : 0
  if (creditVnd !== 0 && debitVnd !== 0) {
    return { why: "both_amounts", value: `${credit} / ${debit}` }
  }
  if (creditVnd < 0) {
    return { why: "negative_credit", value: credit }
  }
  // A debit is written with or without its minus.
  const totalVnd = creditVnd - Math.abs(debitVnd) + signedVnd
  return totalVnd === 0 ? null : { direction: totalVnd > 0 ? "in" : "out", amountVnd: Math.abs(totalVnd) }
}

/** A reference that can be told from others; `null` where there is none. */
function readReference(cell: string): string | null {
  // A spreadsheet's way to keep a long number whole.
  const text = cleanText(cell).replace(/^'/, "").replace(/^="?(.*?)"?$/, "$1")
  const isReference = /[\p{L}\p{N}]/u.test(text) && !/^0+$/.test(text) && !SHORTENED_NUMBER.test(text)
  return isReference && text.length <= LONGEST_REFERENCE ? text : null
}

function readText(cell: string): string | null {
  return [...cleanText(cell)].slice(0, LONGEST_CONTENT).join("") || null
}

/** One line, without control characters, which Postgres or a page may refuse. */
function cleanText(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, " ").trim()
}

function refuse(sentence: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, sentence)
}
