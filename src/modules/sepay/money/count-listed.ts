import type { SepayApiVersion, TransactionQuery } from "../../../sepay/api/sepay-api"
import { firstIdSince, NOT_DELETED, type SepayEnvironment, type Sql, toNumber } from "../sql"

/** A span of time in whole seconds, as SePay counts: its end is not in it. */
export interface Period {
  from: Date
  until: Date
}

/** How SePay is asked for a period: it counts the last second in. */
export function boundsOf({ from, until }: Period): Required<Pick<TransactionQuery, "transactedFrom" | "transactedTo">> {
  return { transactedFrom: from, transactedTo: new Date(until.getTime() - 1_000) }
}

/** How many transactions of an account SePay's list has shown of a period, those that cannot be read included. */
export async function countListed(
  sql: Sql,
  environment: SepayEnvironment,
  apiVersion: SepayApiVersion,
  accountNumber: string,
  { from, until }: Period
): Promise<number> {
  const listedId = apiVersion === "v2" ? "api_id" : "webhook_id"
  const [[transactions], [unreadable]] = await Promise.all([
    sql("sepay_transaction")
      .where("id", ">=", firstIdSince("septxn", from))
      .where({ environment, account_number: accountNumber, ...NOT_DELETED })
      .whereNotNull(listedId)
      .where("transacted_at", ">=", from)
      .where("transacted_at", "<", until)
      .count<{ count: string }[]>({ count: "id" }),
    sql("sepay_unreadable_row")
      .where({ environment, source: "api", account_number: accountNumber, ...NOT_DELETED })
      .where("created_at", ">=", from)
      .where("created_at", "<", until)
      .count<{ count: string }[]>({ count: "id" }),
  ])
  return toNumber(transactions?.count ?? 0) + toNumber(unreadable?.count ?? 0)
}
