import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"

/** Columns to write, with their values. */
export type Columns = Record<string, Knex.Value | Knex.Raw>

/** An update of rows that are locked, and that have to be as their lock showed them. */
export interface RowUpdate {
  /** Answers the `id` of each row that it changed. */
  query: Knex.QueryBuilder
  ids: readonly string[]
  /** What the rows have to be, for the error: `VA order in status "open"`. */
  expected: string
}

/** A locked row is not as its lock showed it: something other than the plugin has changed it, or a lock was not taken. */
export class UnexpectedRowError extends MedusaError {
  constructor(expected: string, id: string) {
    super(
      MedusaError.Types.UNEXPECTED_STATE,
      `There is no ${expected} with the id ${id}, although its row is locked. Nothing was changed. Look for triggers or ` +
        "programs that change the plugin's tables; if there are none, report this message to the plugin's maintainers."
    )
    this.name = "UnexpectedRowError"
  }
}

/**
 * Sends updates as one statement: one round trip, and all or nothing. No row may be in two of them.
 *
 * @throws UnexpectedRowError when one of the rows is not as it has to be; the transaction is to be rolled back.
 */
export async function writeTogether(transaction: Knex.Transaction, updates: readonly RowUpdate[]): Promise<void> {
  if (updates.length === 0) {
    return
  }
  const names = updates.map((_, index) => `update_${index}`)
  const [first = "", ...others] = names
  const statement = transaction.queryBuilder<{ id: string }, { id: string }[]>()
  updates.forEach(({ query }, index) => statement.with(names[index] ?? "", query))
  const rows: Array<{ id: string }> = await statement
    .select("id")
    .from(first)
    .unionAll(others.map((name) => transaction.select("id").from(name)))
  const changed = new Set(rows.map(({ id }) => id))
  for (const { ids, expected } of updates) {
    const missing = ids.find((id) => !changed.has(id))
    if (missing !== undefined) {
      throw new UnexpectedRowError(expected, missing)
    }
  }
}
