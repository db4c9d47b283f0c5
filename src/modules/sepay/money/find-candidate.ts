import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { SepayEnvironment, Sql } from "../sql"
import type { Candidate } from "./allocate-transaction"
import type { MatchedBy } from "./decide-allocations"
import { lockVaNumber } from "./early-money"
import type { ReportedTransaction } from "./reported-transaction"

/** Shortest cut-off code that is looked for: 3 letters of prefix and 35 random bits. */
const SHORTEST_TRUNCATED_CODE = 10
/** The greatest code with a given beginning is below the beginning followed by this. */
const GREATEST_REST = "Z".repeat(50)

interface CandidateRow {
  va_order_id: string
  receivable_id: string
  order_code: string
  account_number: string
  matched_by: MatchedBy
}

/**
 * Finds the VA order that a transaction is matched with: by VA number first, then by code, then by what its text suggests.
 *
 * @param codesOfOurs codes with this store's prefix that were found in the transaction's code and text.
 * @returns `null` when nothing names a VA order, or when a text or a cut-off code names two.
 */
export async function findCandidate(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  reported: ReportedTransaction,
  codesOfOurs: string[]
): Promise<Candidate | null> {
  return (
    (await selectCandidate(transaction, environment, reported, codesOfOurs)) ??
    (await selectCandidateAgain(transaction, environment, reported, codesOfOurs))
  )
}

async function selectCandidate(
  sql: Sql,
  environment: SepayEnvironment,
  reported: ReportedTransaction,
  codesOfOurs: string[]
): Promise<Candidate | null> {
  if (reported.vaNumber === null && reported.code === null && codesOfOurs.length === 0) {
    return null
  }
  const code = reported.code?.toUpperCase() ?? ""
  // SePay cuts `code` to the length that the company configured: the beginning of exactly one code is a candidate.
  const truncated = code.length >= SHORTEST_TRUNCATED_CODE && /^[A-Z0-9]+$/.test(code) ? code : null
  const { rows } = await sql.raw<{ rows: CandidateRow[] }>(
    `SELECT o.id AS va_order_id, o.receivable_id, o.order_code, o.account_number, 'virtual_account' AS matched_by, 1 AS rank
       FROM sepay_virtual_account a JOIN sepay_va_order o ON o.id = a.va_order_id
      WHERE a.environment = :environment AND a.va_number = :vaNumber AND a.deleted_at IS NULL
     UNION ALL
     SELECT id, receivable_id, order_code, account_number, 'order_code', 2
       FROM sepay_va_order WHERE environment = :environment AND order_code = :code AND deleted_at IS NULL
     UNION ALL
     SELECT id, receivable_id, order_code, account_number, 'code_in_text', 3
       FROM sepay_va_order WHERE environment = :environment AND order_code = ANY(:codes) AND deleted_at IS NULL
     UNION ALL
     (SELECT id, receivable_id, order_code, account_number, 'truncated_code', 4
       FROM sepay_va_order WHERE environment = :environment AND deleted_at IS NULL
        AND order_code > :truncated AND order_code < :truncatedEnd AND starts_with(order_code, :truncated) LIMIT 2)
     ORDER BY rank LIMIT 2`,
    {
      environment,
      vaNumber: reported.vaNumber ?? "",
      code,
      codes: codesOfOurs,
      truncated: truncated ?? "",
      truncatedEnd: truncated === null ? "" : `${truncated}${GREATEST_REST}`,
    }
  )
  const [best, second] = rows
  // A text, or the beginning of a code, that names two orders names none.
  const isSure = best?.matched_by === "virtual_account" || best?.matched_by === "order_code"
  return best && (isSure || second === undefined || second.matched_by !== best.matched_by) ? toCandidate(best) : null
}

/** Another process may be writing the VA at this moment: looks again when that is done. */
async function selectCandidateAgain(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  reported: ReportedTransaction,
  codesOfOurs: string[]
): Promise<Candidate | null> {
  if (reported.vaNumber === null) {
    return null
  }
  await lockVaNumber(transaction, reported.vaNumber)
  return selectCandidate(transaction, environment, reported, codesOfOurs)
}

function toCandidate(row: CandidateRow): Candidate {
  return {
    matchedBy: row.matched_by,
    vaOrderId: row.va_order_id,
    receivableId: row.receivable_id,
    orderCode: row.order_code,
    accountNumber: row.account_number,
  }
}
