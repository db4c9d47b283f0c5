import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { LedgerContext } from "../../context"
import type { SepayEnvironment, Sql } from "../../sql"
import { findSuggestion, identifyEntry } from "../enter-transaction"
import type { NormalizedIdentifiers } from "../normalize-identifiers"
import type { PlannableRow } from "./plan-import"

/** So many rows are looked for at once: a text can have a hundred words that could be numbers. */
const ROWS_AT_ONCE = 500

/** The payment collections of the orders that rows name, by line. They are suggestions for a person. */
export async function suggestOrders(
  { sql, environment }: Pick<LedgerContext, "environment"> & { sql: Knex },
  prefix: string,
  accountNumber: string,
  rows: readonly PlannableRow[]
): Promise<Map<number, string>> {
  const naming = await findNamingRows(sql, environment, prefix, accountNumber, rows)
  return sql.transaction(async (transaction) => {
    const receivableIds = new Map<number, string>()
    for (const { line, entry } of rows.filter((row) => naming.has(row.line))) {
      const { candidate } = await findSuggestion(transaction, environment, { ...entry, accountNumber }, prefix)
      if (candidate) {
        receivableIds.set(line, candidate.receivableId)
      }
    }
    const receivables = await transaction("sepay_receivable")
      .whereIn("id", [...new Set(receivableIds.values())])
      .select<Array<{ id: string; payment_collection_id: string }>>("id", "payment_collection_id")
    const collectionOf = new Map(receivables.map((one) => [one.id, one.payment_collection_id]))
    return new Map(
      [...receivableIds].flatMap(([line, id]): Array<[number, string]> => {
        const collectionId = collectionOf.get(id)
        return collectionId === undefined ? [] : [[line, collectionId]]
      })
    )
  })
}

/**
 * The lines of the rows that may name an order: a whole code or VA number that there is, or what looks like a part of a code. The
 * other rows of a statement, which are most, need not be looked for one by one.
 */
export async function findNamingRows(
  sql: Sql,
  environment: SepayEnvironment,
  prefix: string,
  accountNumber: string,
  rows: readonly PlannableRow[]
): Promise<ReadonlySet<number>> {
  const naming = new Set<number>()
  const incoming = rows.filter(({ entry }) => entry.direction === "in")
  for (let first = 0; first < incoming.length; first += ROWS_AT_ONCE) {
    const looked = incoming.slice(first, first + ROWS_AT_ONCE).map(({ line, entry }) => {
      const identifiers = identifyEntry({ accountNumber, content: entry.content }, prefix)
      return { line, identifiers, words: wordsOf(identifiers) }
    })
    const known = await findKnownWords(sql, environment, [...new Set(looked.flatMap(({ words }) => words))])
    for (const { line, identifiers, words } of looked) {
      if (identifiers.cutCodes.length > 0 || identifiers.ownCode !== null || words.some((word) => known.has(word))) {
        naming.add(line)
      }
    }
  }
  return naming
}

function wordsOf({ codesInText, numbersInText, vaNumber, accountNumber }: NormalizedIdentifiers): string[] {
  return [...codesInText, ...numbersInText, ...[vaNumber, accountNumber].filter((number) => number !== null)]
}

async function findKnownWords(sql: Sql, environment: SepayEnvironment, words: string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql.raw<{ rows: Array<{ word: string }> }>(
    `SELECT order_code AS word FROM sepay_va_order
      WHERE environment = :environment AND order_code = ANY(:words) AND deleted_at IS NULL
     UNION ALL
     SELECT upper(va_number) FROM sepay_virtual_account
      WHERE environment = :environment AND upper(va_number) = ANY(:words) AND deleted_at IS NULL`,
    { environment, words }
  )
  return new Set(rows.map(({ word }) => word))
}
