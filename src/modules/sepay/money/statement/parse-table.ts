import { MedusaError } from "@medusajs/framework/utils"
import { type CsvError, parse } from "csv-parse/sync"

/** What separates the cells of a row. */
export type Delimiter = "," | ";" | "\t"

/** A row of the file. */
export interface TableRow {
  /** Its number as a spreadsheet shows it: the first row is 1. */
  line: number
  cells: string[]
}

/** A file as rows of cells. */
export interface Table {
  delimiter: Delimiter
  /** Without those that are empty. */
  rows: TableRow[]
}

/** So many rows can be imported at once. */
export const MAXIMUM_STATEMENT_ROWS = 5_000
/** A row has at most so many cells. */
const MAXIMUM_CELLS = 100

const DELIMITERS: readonly Delimiter[] = [",", ";", "\t"]
/** So many rows say which delimiter it is. */
const SAMPLED_ROWS = 60
/** Excel's own way to name the delimiter. */
const DECLARED = /^sep=([,;\t])\r?\n/i

/**
 * Reads a statement's text as a table. Pure.
 *
 * @throws MedusaError `invalid_data` for a text that is no table, or has too many rows
 */
export function parseTable(text: string): Table {
  const declared = DECLARED.exec(text)
  const body = declared ? text.slice(declared[0].length) : text
  const delimiter = DELIMITERS.find((one) => one === declared?.[1]) ?? guessDelimiter(body)
  const rows = readRows(body, delimiter, null)
    .map((cells, index) => ({ line: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""))
  if (rows.length > MAXIMUM_STATEMENT_ROWS) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `"csv": The file has ${rows.length} rows; at most ${MAXIMUM_STATEMENT_ROWS} can be imported. Download the statement of fewer days.`
    )
  }
  return { delimiter, rows }
}

/** The delimiter with which most rows have the same number of cells, more than one; the one with more cells, where two do. */
function guessDelimiter(text: string): Delimiter {
  const [best] = DELIMITERS.map((delimiter) => ({ delimiter, score: scoreDelimiter(text, delimiter) })).sort(
    (one, other) => other.score - one.score
  )
  return best?.delimiter ?? ","
}

function scoreDelimiter(text: string, delimiter: Delimiter): number {
  let sample: string[][]
  try {
    sample = readRows(text, delimiter, SAMPLED_ROWS)
  } catch {
    return -1
  }
  const counts = new Map<number, number>()
  for (const { length } of sample.filter(({ length }) => length > 1)) {
    counts.set(length, (counts.get(length) ?? 0) + 1)
  }
  return Math.max(0, ...[...counts].map(([cells, rows]) => rows * Math.min(cells, MAXIMUM_CELLS)))
}

function readRows(text: string, delimiter: Delimiter, limit: number | null): string[][] {
  try {
    const rows: string[][] = parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      ...(limit === null ? {} : { to: limit }),
    })
    return rows.map((cells) => cells.slice(0, MAXIMUM_CELLS).map((cell) => cell.trim()))
  } catch (error) {
    const { message } = error as CsvError
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `"csv": The file is no table that can be read: ${message}`)
  }
}
