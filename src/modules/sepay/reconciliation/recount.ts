import { firstIdSince, NOT_DELETED, type SepayEnvironment, type Sql, toNumber } from "../sql"
import type { SepayApiVersion } from "../../../sepay/api/sepay-api"
import type { ReconciliationCursor } from "./cursors"

/** SePay lists a transfer days late at most. */
const RECOUNTED_DAYS = 7
const DAY_MILLISECONDS = 86_400_000

/** A day of an account, which is counted at SePay and in the ledger. */
export interface RecountedDay {
  from: Date
  until: Date
}

/**
 * The last days of an account that have to be counted again, the oldest first, in whole seconds as SePay counts. None while it
 * is not a day since the last time, or since the store came to know the account. Pure.
 */
export function daysToRecount(
  { knownSince, recountedAt }: Pick<ReconciliationCursor, "knownSince" | "recountedAt">,
  now: Date
): RecountedDay[] {
  const lastAt = recountedAt ?? knownSince
  if (now.getTime() - lastAt.getTime() < DAY_MILLISECONDS) {
    return []
  }
  const end = Math.floor(now.getTime() / 1_000) * 1_000
  // Its first second began before the account was known.
  const start = Math.ceil(knownSince.getTime() / 1_000) * 1_000
  return Array.from({ length: RECOUNTED_DAYS }, (_, index) => RECOUNTED_DAYS - index)
    .map((daysAgo) => ({
      from: new Date(Math.max(start, end - daysAgo * DAY_MILLISECONDS)),
      until: new Date(end - (daysAgo - 1) * DAY_MILLISECONDS),
    }))
    .filter(({ from, until }) => from < until)
}

/** How many transactions of an account's day SePay's list has shown, those that cannot be read included. */
export async function countListed(
  sql: Sql,
  environment: SepayEnvironment,
  apiVersion: SepayApiVersion,
  accountNumber: string,
  { from, until }: RecountedDay
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
