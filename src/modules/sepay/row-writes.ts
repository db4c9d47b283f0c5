import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"

/** Columns to write, with their values. */
export type Columns = Record<string, Knex.RawBinding>

/** An insert of rows, or an update of locked rows that have to be as their lock showed them. */
export interface RowWrite {
  /** A statement that answers the `id` of each row that it wrote, as text: it is sent for every payment. */
  text: string
  bindings: Knex.RawBinding[]
  ids: readonly string[]
  /** What the rows have to be, for the error: `VA order in status "open"`. */
  expected: string
}

/** A locked row is not as its lock showed it: something other than the plugin has changed it, or a lock was not taken. */
class UnexpectedRowError extends MedusaError {
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
 * An update of rows.
 *
 * @param conditions SQL that has to be true of each of them, with its bindings.
 */
export function updateOf(
  table: string,
  ids: readonly string[],
  columns: Columns,
  expected: string,
  conditions: { sql: string; bindings: Knex.RawBinding[] } = { sql: "true", bindings: [] }
): RowWrite {
  const set = [...Object.keys(columns).map((column) => `${column} = ?`), "updated_at = now()"].join(", ")
  return {
    text: `UPDATE ${table} SET ${set} WHERE id = ANY(?) AND ${conditions.sql} RETURNING id`,
    bindings: [...Object.values(columns), [...ids], ...conditions.bindings],
    ids,
    expected,
  }
}

/** An insert of rows, which all have the same columns. */
export function insertOf(table: string, rows: ReadonlyArray<Columns & { id: string }>, expected: string): RowWrite {
  const columns = Object.keys(rows[0] ?? {})
  const values = rows.map(() => `(${columns.map(() => "?").join(", ")})`)
  return {
    text: `INSERT INTO ${table} (${columns.join(", ")}) VALUES ${values.join(", ")} RETURNING id`,
    bindings: rows.flatMap((row) => columns.map((column) => row[column] ?? null)),
    ids: rows.map(({ id }) => id),
    expected,
  }
}

/**
 * Sends writes as one statement: one round trip. No row may be in two of them.
 *
 * @throws UnexpectedRowError when one of the rows is not as it has to be; the transaction is to be rolled back.
 */
export async function writeTogether(transaction: Knex.Transaction, writes: readonly RowWrite[]): Promise<void> {
  if (writes.length === 0) {
    return
  }
  const { rows } = await transaction.raw<{ rows: Array<{ id: string }> }>(
    `WITH ${writes.map(({ text }, index) => `write_${index} AS (${text})`).join(", ")}
     ${writes.map((_, index) => `SELECT id FROM write_${index}`).join(" UNION ALL ")}`,
    writes.flatMap(({ bindings }) => bindings)
  )
  const written = new Set(rows.map(({ id }) => id))
  for (const { ids, expected } of writes) {
    const missing = ids.find((id) => !written.has(id))
    if (missing !== undefined) {
      throw new UnexpectedRowError(expected, missing)
    }
  }
}
