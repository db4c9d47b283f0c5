import { createHash } from "node:crypto"
import { MedusaError } from "@medusajs/framework/utils"
import { toLogReason } from "../../../../sepay/log-text"
import type { SepayContext } from "../../context"
import { logLine } from "../../log"
import { recordAdminAction } from "../../settings/admin-actions"
import { type SepayEnvironment, type Sql, toNumber } from "../../sql"
import { type EntryDecider, recordEntry } from "../enter-transaction"
import { normalizeNumber } from "../normalize-identifiers"
import { OCCURRED_AT } from "../../occurred-at"
import type { TransactionSource } from "../reported-transaction"
import { REFERENCE_SECONDS } from "../write-transaction"
import type { StatementColumns } from "./find-columns"
import { fold } from "./fold"
import {
  findSharedReferences,
  type LedgerTransaction,
  moneyOf,
  type PlannableRow,
  planImport,
  type RowPlan,
  toComparable,
} from "./plan-import"
import { findNamingRows, suggestOrders } from "./suggest-orders"
import { readStatement, type Statement, type StatementEntry, type StatementRow } from "./read-statement"

/** So many transactions of the ledger are compared with a statement. */
const MOST_COMPARED = 50_000
/** So many transactions are shown beside a row. */
const MOST_SHOWN = 3

/** A bank's statement, and whose it is. */
export interface StatementFile {
  bytes: Uint8Array
  /** The store's own account. */
  accountNumber: string
}

/** What an admin says of one row: record it although it may be in the ledger, or leave it out. */
export type RowChoice = "record" | "skip"

/** A transaction of the ledger beside which a row is shown. */
export interface ComparedTransaction {
  id: string
  source: TransactionSource
  occurredAt: Date
  isDayOnly: boolean
  amountVnd: number
  referenceNumber: string | null
  content: string | null
}

/** A row of the statement, and what an import would do with it. */
export type PreviewedRow =
  | Exclude<StatementRow, { state: "readable" }>
  | ({ line: number; entry: StatementEntry } & (
      | { state: "new"; suggestedCollectionId: string | null }
      | { state: "known"; transactions: ComparedTransaction[] }
      | {
          state: "possible_duplicate"
          transactions: ComparedTransaction[]
          sameAsLine: number | null
          suggestedCollectionId: string | null
        }
    ))

/** What an import would do. */
export interface StatementPreview extends Omit<Statement, "rows"> {
  rows: PreviewedRow[]
}

/** What became of a row. */
export type ImportedOutcome =
  | { line: number; outcome: "recorded"; transactionId: string }
  /** The ledger has it; nothing was recorded. */
  | { line: number; outcome: "known"; transactionId: string }
  /** It may be another one, and the admin has not said that it is none; nothing was recorded. */
  | { line: number; outcome: "undecided" }
  /** The admin left it out. */
  | { line: number; outcome: "left_out" }
  /** It could not be recorded; the others were. */
  | { line: number; outcome: "failed" }

/** What became of a statement. Rows that are no transfer, or cannot be read, are not in it. */
export interface ImportedStatement {
  importId: string
  rows: ImportedOutcome[]
}

/**
 * Reads a bank's statement and says what an import would do with each row. Changes nothing.
 *
 * @param columns which column says what; `null`: as the file's head says
 * @throws MedusaError `invalid_data` for a file or columns that make no sense
 */
export async function previewStatement(
  { sql, environment, options }: SepayContext,
  { bytes, accountNumber }: StatementFile,
  columns: StatementColumns | null
): Promise<StatementPreview> {
  const statement = readStatement(bytes, columns, new Date())
  const rows = toPlannable(statement.rows, new Map())
  const ledger = await readLedger(sql, environment, accountNumber, rows)
  const byId = new Map(ledger.map((transaction) => [transaction.id, transaction]))
  const plans = planImport(rows, ledger)
  const unknown = rows.filter(({ line }) => plans.get(line)?.state !== "known")
  const suggestions = await suggestOrders({ sql, environment }, options.orderCodePrefix, accountNumber, unknown)
  return {
    ...statement,
    rows: statement.rows.map((row): PreviewedRow => {
      if (row.state !== "readable") {
        return row
      }
      const { line, entry } = row
      const plan = plans.get(line) ?? { state: "new" }
      const suggestedCollectionId = suggestions.get(line) ?? null
      switch (plan.state) {
        case "new":
          return { line, entry, state: "new", suggestedCollectionId }
        case "known":
          return { line, entry, state: "known", transactions: pick(byId, [plan.transactionId]) }
        case "possible_duplicate": {
          const transactions = pick(byId, plan.transactionIds.slice(0, MOST_SHOWN))
          return { line, entry, state: plan.state, transactions, sameAsLine: plan.sameAsLine, suggestedCollectionId }
        }
      }
    }),
  }
}

/**
 * Records the rows of a bank's statement that the ledger has not. Each row is a database transaction of its own: one that
 * fails keeps no other back. The money pays nothing by itself, and the same statement once more records nothing.
 *
 * @param choices what the admin says of single rows, by line
 * @throws MedusaError `invalid_data` for a file, columns or choices that make no sense
 */
export async function importStatement(
  context: SepayContext,
  { bytes, accountNumber }: StatementFile,
  columns: StatementColumns,
  choices: ReadonlyMap<number, RowChoice>,
  { actorId, reason }: Pick<EntryDecider, "actorId" | "reason">
): Promise<ImportedStatement> {
  const { sql, environment, logger, options } = context
  const statement = readStatement(bytes, columns, new Date())
  const rows = toPlannable(statement.rows, choices)
  checkImport(statement, rows, choices)
  const plans = planImport(rows, await readLedger(sql, environment, accountNumber, rows))
  const details = {
    reason,
    account_number: accountNumber,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    rows: rows.length,
    rows_new: [...plans.values()].filter(({ state }) => state === "new").length,
  }
  const importId = await recordAdminAction(context, { action: "transactions.import", subjectId: null, actorId, details })
  const recorded = rows.filter(({ line }) => decideRow(line, plans.get(line), choices.get(line)) === null)
  const naming = await findNamingRows(sql, environment, options.orderCodePrefix, accountNumber, recorded)
  const shared = findSharedReferences(rows)
  const taken = new TakenTransactions()
  for (const { line, entry } of rows) {
    const plan = plans.get(line)
    if (plan?.state === "known") {
      taken.add(entry, plan.transactionId)
    }
  }
  const outcomes: ImportedOutcome[] = []
  for (const row of rows) {
    const planned = decideRow(row.line, plans.get(row.line), choices.get(row.line))
    if (planned !== null) {
      outcomes.push(planned)
      continue
    }
    const imported = {
      takenIds: taken.of(row.entry),
      isReferenceShared: toComparable(row.entry, shared).isReferenceShared,
      mayNameOrder: naming.has(row.line),
      details: { import_id: importId, line: row.line },
    }
    try {
      const entry = { ...row.entry, source: "statement", accountNumber } as const
      const decision = await recordEntry(context, entry, { actorId, reason, isAnother: row.isAnother }, imported)
      if (decision.action === "possible_duplicate") {
        outcomes.push({ line: row.line, outcome: "undecided" })
      } else {
        taken.add(row.entry, decision.transactionId)
        const outcome = decision.action === "record" ? "recorded" : "known"
        outcomes.push({ line: row.line, outcome, transactionId: decision.transactionId })
      }
    } catch (error) {
      logger.error(logLine(`row of a statement not recorded: ${toLogReason(error)}`, { import_id: importId, line: row.line }))
      outcomes.push({ line: row.line, outcome: "failed" })
    }
  }
  logger.info(logLine("statement imported", { import_id: importId, actor_id: actorId, ...countOutcomes(outcomes) }))
  return { importId, rows: outcomes }
}

/** Transactions that rows of a statement are, by amount: no other row is one of them, too. */
class TakenTransactions {
  readonly #byMoney = new Map<string, string[]>()

  add(entry: StatementEntry, transactionId: string): void {
    this.#byMoney.set(moneyOf(entry), [...this.of(entry), transactionId])
  }

  of(entry: StatementEntry): readonly string[] {
    return this.#byMoney.get(moneyOf(entry)) ?? []
  }
}

/** What is decided without looking at the ledger once more; `null`: the row is to be recorded. */
function decideRow(line: number, plan: RowPlan | undefined, choice: RowChoice | undefined): ImportedOutcome | null {
  if (plan?.state === "known") {
    return { line, outcome: "known", transactionId: plan.transactionId }
  }
  if (choice === "skip") {
    return { line, outcome: "left_out" }
  }
  return plan?.state === "possible_duplicate" && choice !== "record" ? { line, outcome: "undecided" } : null
}

function checkImport(statement: Statement, rows: readonly PlannableRow[], choices: ReadonlyMap<number, RowChoice>): void {
  if (statement.missing.length > 0) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `"columns": say which column has the ${statement.missing.join(" and the ")} ("credit", "debit" or "amount" for the amount).`
    )
  }
  const lines = new Set(rows.map(({ line }) => line))
  const unknown = [...choices.keys()].find((line) => !lines.has(line))
  if (unknown !== undefined) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `"choices": row ${unknown} of the file is no transfer that can be recorded. Send the file that was previewed.`
    )
  }
}

function countOutcomes(outcomes: readonly ImportedOutcome[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { outcome } of outcomes) {
    counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  return counts
}

function toPlannable(rows: readonly StatementRow[], choices: ReadonlyMap<number, RowChoice>): PlannableRow[] {
  return rows.flatMap((row) =>
    row.state === "readable" ? [{ line: row.line, entry: row.entry, isAnother: choices.get(row.line) === "record" }] : []
  )
}

type ReadTransaction = LedgerTransaction & { content: string | null }

interface LedgerRow {
  id: string
  source: TransactionSource
  direction: "in" | "out"
  amount_vnd: string
  reference_number: string | null
  content: string | null
  occurred_at: Date
  is_day_only: boolean
}

/** What the ledger has of the account, of about the statement's days and in its amounts. */
async function readLedger(
  sql: Sql,
  environment: SepayEnvironment,
  accountNumber: string,
  rows: readonly PlannableRow[]
): Promise<ReadTransaction[]> {
  const moments = rows.map(({ entry }) => entry.transactedAt.getTime())
  if (moments.length === 0) {
    return []
  }
  const { rows: found } = await sql.raw<{ rows: LedgerRow[] }>(
    `SELECT id, source, direction, amount_vnd, reference_number, content, ${OCCURRED_AT} AS occurred_at, is_day_only
       FROM sepay_transaction
      WHERE environment = :environment AND deleted_at IS NULL AND duplicate_of_id IS NULL
        AND COALESCE(account_number = :accountNumber, true) AND amount_vnd = ANY(CAST(:amounts AS numeric[]))
        AND ${OCCURRED_AT} BETWEEN CAST(:from AS timestamptz) - make_interval(secs => :referenceSeconds)
                               AND CAST(:to AS timestamptz) + make_interval(secs => :referenceSeconds)
      LIMIT :limit`,
    {
      environment,
      accountNumber: normalizeNumber(accountNumber) ?? accountNumber,
      amounts: [...new Set(rows.map(({ entry }) => String(entry.amountVnd)))],
      from: new Date(moments.reduce((least, moment) => Math.min(least, moment))),
      to: new Date(moments.reduce((greatest, moment) => Math.max(greatest, moment))),
      referenceSeconds: REFERENCE_SECONDS,
      limit: MOST_COMPARED + 1,
    }
  )
  if (found.length > MOST_COMPARED) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `"csv": The ledger has more than ${MOST_COMPARED} transactions of these days to compare with. Import fewer days at once.`
    )
  }
  return found.map((row) => ({
    id: row.id,
    source: row.source,
    direction: row.direction,
    amountVnd: toNumber(row.amount_vnd),
    referenceNumber: row.reference_number,
    content: row.content,
    text: fold(row.content ?? ""),
    occurredAt: row.occurred_at,
    isDayOnly: row.is_day_only,
  }))
}

function pick(transactions: ReadonlyMap<string, ReadTransaction>, ids: readonly string[]): ComparedTransaction[] {
  return ids.flatMap((id) => transactions.get(id) ?? [])
}

