import type { Period } from "../money/count-listed"
import type { ReconciliationCursor } from "./cursors"

/** SePay lists a transfer days late at most. */
const RECOUNTED_DAYS = 7
const DAY_MILLISECONDS = 86_400_000

/**
 * The last days of an account that have to be counted again, the oldest first, in whole seconds as SePay counts. None while it
 * is not a day since the last time, or since the store came to know the account. Pure.
 */
export function daysToRecount(
  { knownSince, recountedAt }: Pick<ReconciliationCursor, "knownSince" | "recountedAt">,
  now: Date
): Period[] {
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
