import { stringify } from "csv-stringify/sync"
import type { AdminSepayAllocationKind, AdminSepayTransaction } from "./types"

/** Spreadsheets take a file for UTF-8 when it begins with this. */
const BYTE_ORDER_MARK = "\u{feff}"

const KINDS: AdminSepayAllocationKind[] = ["applied", "surplus", "late", "unmatched", "returned", "ignored"]

const HEADER = [
  "id",
  "occurred_at",
  "recorded_at",
  "direction",
  "amount_vnd",
  "bank_name",
  "account_number",
  "va_number",
  "code",
  "reference_number",
  "content",
  "source",
  "entered_by",
  "is_day_only",
  "needs_attention",
  "orders",
  ...KINDS.map((kind) => `${kind}_vnd`),
]

/** The first line of the file. */
export function writeCsvHeader(): string {
  return BYTE_ORDER_MARK + stringify([HEADER])
}

/**
 * Lines of the file. A text that a spreadsheet would take for a formula begins with an apostrophe: payers write them. So
 * does a number that a spreadsheet would shorten (account numbers begin with zeros and are long).
 */
export function writeCsvRows(transactions: readonly AdminSepayTransaction[]): string {
  return stringify(transactions.map(toCells), { escape_formulas: true })
}

function toCells(transaction: AdminSepayTransaction): Array<string | number> {
  return [
    transaction.id,
    transaction.occurred_at,
    transaction.recorded_at,
    transaction.direction,
    transaction.amount_vnd,
    transaction.bank_name ?? "",
    asText(transaction.account_number),
    asText(transaction.va_number),
    transaction.code ?? "",
    asText(transaction.reference_number),
    transaction.content ?? "",
    transaction.source,
    transaction.entered_by_name ?? transaction.entered_by ?? "",
    String(transaction.is_day_only),
    String(transaction.needs_attention),
    transaction.orders.map(({ display_id }) => `#${display_id}`).join(" "),
    ...KINDS.map((kind) => transaction.allocated_vnd[kind]),
  ]
}

function asText(number: string | null): string {
  return number !== null && /^\d+$/.test(number) ? `'${number}` : (number ?? "")
}
