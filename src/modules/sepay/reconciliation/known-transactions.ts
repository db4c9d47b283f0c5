import type { ApiTransaction, SepayApiVersion } from "../../../sepay/api/sepay-api"
import { NOT_DELETED, type SepayEnvironment, type Sql } from "../sql"

/**
 * Notes that SePay's list shows transactions: v1 names a webhook and the API's row alike, so that the id does not say it.
 *
 * @param ids v1's
 */
export async function noteListed(sql: Sql, environment: SepayEnvironment, ids: readonly string[]): Promise<void> {
  await sql("sepay_transaction")
    .where({ environment, source: "webhook", listed_at: null, ...NOT_DELETED })
    .whereIn("webhook_id", [...ids])
    .update({ listed_at: sql.fn.now(), updated_at: sql.fn.now() })
}

/** Which of the API's transactions the ledger knows, with all that they say of what they are for. */
export async function findKnownIds(
  sql: Sql,
  environment: SepayEnvironment,
  apiVersion: SepayApiVersion,
  items: readonly ApiTransaction[]
): Promise<Set<string>> {
  const column = apiVersion === "v2" ? "api_id" : "webhook_id"
  const rows = await sql("sepay_transaction")
    .where({ environment, ...NOT_DELETED })
    .whereIn(column, items.map(({ id }) => id))
    .select<Array<{ own_id: string; va_number: string | null; code: string | null }>>({ own_id: column }, "va_number", "code")
  const known = new Map(rows.map((row) => [row.own_id, row]))
  const isKnown = ({ id, vaNumber, code }: ApiTransaction) => {
    const row = known.get(id)
    // In v1 a webhook and the API's row share their id, and a short webhook says less.
    return row !== undefined && (row.va_number !== null || vaNumber === null) && (row.code !== null || code === null)
  }
  return new Set(items.filter(isKnown).map(({ id }) => id))
}
