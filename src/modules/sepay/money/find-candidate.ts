import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { shortestBeginning } from "../../../sepay/order-code"
import type { SepayEnvironment, Sql } from "../sql"
import type { Candidate } from "./allocate-transaction"
import { chooseCutCode } from "./choose-cut-code"
import { isSureMatch, type MatchedBy, type NearMiss } from "./decide-allocations"
import { lockVaNumber } from "./early-money"
import type { NormalizedIdentifiers } from "./normalize-identifiers"

/** From this length on, in characters, a cut code is not doubted where its amount fits: a prefix of 3 and 35 random bits. */
const SURE_TRUNCATED_CODE = 10
/** The greatest code with a given beginning is below the beginning followed by this. */
const GREATEST_REST = "Z".repeat(50)

interface CandidateRow {
  va_order_id: string
  receivable_id: string
  order_code: string
  account_number: string
  va_number: string | null
  matched_by: MatchedBy
}

/** What was found of the VA order that a transaction is for. */
export interface FoundCandidate {
  candidate: Candidate | null
  /** Why a person should look, where nothing was found. */
  nearMiss: NearMiss | null
  /** The number under which SePay told the VA, where it is the candidate's own. */
  vaNumber: string | null
}

const NOTHING: FoundCandidate = { candidate: null, nearMiss: null, vaNumber: null }

/**
 * Finds the VA order that a transaction is matched with: by VA number first, then by code, then by what its text suggests.
 * What names two VA orders names none.
 *
 * @param prefix the store's order code prefix.
 * @param direction only money that came in is looked for by the beginnings of codes: they are suggestions for a person.
 */
export async function findCandidate(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  identifiers: NormalizedIdentifiers,
  prefix: string,
  direction: "in" | "out"
): Promise<FoundCandidate> {
  const found = await selectCandidate(transaction, environment, identifiers, prefix)
  if (found.candidate !== null) {
    return found
  }
  const again = await selectAgain(transaction, environment, identifiers, prefix, found)
  if (again.candidate !== null || again.nearMiss !== null || direction === "out") {
    return again
  }
  const near = await selectByCutCode(transaction, environment, identifiers, prefix)
  return near.candidate !== null || near.nearMiss !== null || identifiers.ownCode === null
    ? near
    : { ...near, nearMiss: "unknown_code" }
}

async function selectCandidate(
  sql: Sql,
  environment: SepayEnvironment,
  { vaNumber, accountNumber, code, codesInText, numbersInText }: NormalizedIdentifiers,
  prefix: string
): Promise<FoundCandidate> {
  // SePay cuts `code` to the length that the company configured: the beginning of exactly one code is a candidate.
  const truncated = code !== null && code.length >= shortestBeginning(prefix) ? code : null
  const truncatedBy: MatchedBy = code !== null && code.length >= SURE_TRUNCATED_CODE ? "truncated_code" : "short_code"
  const { rows } = await sql.raw<{ rows: CandidateRow[] }>(
    `SELECT o.id AS va_order_id, o.receivable_id, o.order_code, o.account_number, a.va_number,
            'virtual_account' AS matched_by, CASE upper(a.va_number) WHEN :vaNumber THEN 1 ELSE 2 END AS rank
       FROM sepay_virtual_account a JOIN sepay_va_order o ON o.id = a.va_order_id
      WHERE a.environment = :environment AND upper(a.va_number) IN (:vaNumber, :accountNumber) AND a.deleted_at IS NULL
     UNION ALL
     SELECT id, receivable_id, order_code, account_number, NULL, 'order_code', 3
       FROM sepay_va_order WHERE environment = :environment AND order_code = :code AND deleted_at IS NULL
     UNION ALL
     SELECT id, receivable_id, order_code, account_number, NULL, 'code_in_text', 4
       FROM sepay_va_order WHERE environment = :environment AND order_code = ANY(:codes) AND deleted_at IS NULL
     UNION ALL
     SELECT DISTINCT o.id, o.receivable_id, o.order_code, o.account_number, NULL, 'number_in_text', 5
       FROM sepay_virtual_account a JOIN sepay_va_order o ON o.id = a.va_order_id
      WHERE a.environment = :environment AND upper(a.va_number) = ANY(:numbers) AND a.deleted_at IS NULL
     UNION ALL
     (SELECT id, receivable_id, order_code, account_number, NULL, CAST(:truncatedBy AS text), 6
       FROM sepay_va_order WHERE environment = :environment AND deleted_at IS NULL
        AND order_code > :truncated AND order_code < :truncatedEnd AND starts_with(order_code, :truncated) LIMIT 2)
     ORDER BY rank LIMIT 4`,
    {
      environment,
      vaNumber: vaNumber ?? "",
      accountNumber: accountNumber ?? "",
      code: code ?? "",
      codes: codesInText,
      numbers: numbersInText,
      truncated: truncated ?? "",
      truncatedEnd: truncated === null ? "" : `${truncated}${GREATEST_REST}`,
      truncatedBy,
    }
  )
  const [best, ...others] = rows
  if (!best) {
    return NOTHING
  }
  // A text, or the beginning of a code, that names two orders names none.
  return isSureMatch({ matchedBy: best.matched_by }) || !others.some((other) => isAnother(best, other))
    ? { candidate: toCandidate(best), nearMiss: null, vaNumber: best.va_number }
    : { ...NOTHING, nearMiss: "several_orders" }
}

/** Whether a row names another order with as much right as the best one. */
function isAnother(best: CandidateRow, other: CandidateRow): boolean {
  const isEqual = other.matched_by === best.matched_by || other.matched_by === "number_in_text"
  return isEqual && other.va_order_id !== best.va_order_id
}

/** Another process may be writing the VA at this moment: looks again when that is done. */
async function selectAgain(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  identifiers: NormalizedIdentifiers,
  prefix: string,
  found: FoundCandidate
): Promise<FoundCandidate> {
  if (identifiers.vaNumber === null) {
    return found
  }
  await lockVaNumber(transaction, identifiers.vaNumber)
  return selectCandidate(transaction, environment, identifiers, prefix)
}

/** The VA order whose code's beginning, and more of it than any other's, is in the text. */
async function selectByCutCode(
  sql: Sql,
  environment: SepayEnvironment,
  { cutCodes }: NormalizedIdentifiers,
  prefix: string
): Promise<FoundCandidate> {
  if (cutCodes.length === 0) {
    return NOTHING
  }
  const { rows } = await sql.raw<{ rows: CandidateRow[] }>(
    `SELECT DISTINCT ON (o.id) o.id AS va_order_id, o.receivable_id, o.order_code, o.account_number, NULL AS va_number,
            'cut_code' AS matched_by
       FROM unnest(CAST(:beginnings AS text[])) AS beginning
       JOIN LATERAL (SELECT * FROM sepay_va_order
                      WHERE environment = :environment AND deleted_at IS NULL
                        AND order_code > beginning AND order_code < beginning || :greatestRest
                        AND starts_with(order_code, beginning) LIMIT 5) o ON true`,
    {
      environment,
      beginnings: [...new Set(cutCodes.map((cut) => cut.slice(0, shortestBeginning(prefix))))],
      greatestRest: GREATEST_REST,
    }
  )
  const chosen = chooseCutCode(cutCodes, rows.map((row) => row.order_code))
  const row = rows.find((one) => one.order_code === chosen)
  if (row) {
    return { ...NOTHING, candidate: toCandidate(row) }
  }
  return rows.length === 0 ? NOTHING : { ...NOTHING, nearMiss: "several_orders" }
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
