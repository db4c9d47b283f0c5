import type { LedgerContext } from "../context"
import { OCCURRED_AT } from "../occurred-at"
import { firstIdSince, toNumber } from "../sql"

/** What happened on one day. Amounts are whole VND. */
export interface DayStatistics {
  /** `2026-03-27`, of the time zone that was asked for. */
  date: string
  receivedVnd: number
  receivedCount: number
  unmatchedVnd: number
  unmatchedCount: number
  capturedCount: number
  /** From the last transfer to the capture; `null` without a capture. */
  timeToCapturedP50Seconds: number | null
  timeToCapturedP95Seconds: number | null
}

const DAY_MILLISECONDS = 86_400_000
/** For time zones, and banks whose clocks are ahead. */
const MARGIN_DAYS = 3
/** A report that takes longer is given up. */
const STATEMENT_TIMEOUT_MILLISECONDS = 15_000

/**
 * What happened on each of the last days, the oldest first and without gaps.
 *
 * @param days how many, today included.
 * @param timeZone an IANA name such as `Asia/Ho_Chi_Minh`: where a day begins.
 */
export async function loadStatistics(
  { sql, environment }: LedgerContext,
  days: number,
  timeZone: string
): Promise<DayStatistics[]> {
  return sql.transaction(async (transaction) => {
    await transaction.raw(`SET LOCAL statement_timeout = ${STATEMENT_TIMEOUT_MILLISECONDS}`)
    const { rows } = await transaction.raw<{ rows: Array<Record<string, string | null>> }>(
      `WITH calendar AS (
         SELECT day::date AS day, day AT TIME ZONE :timeZone AS begins, (day + interval '1 day') AT TIME ZONE :timeZone AS ends
           FROM generate_series(date_trunc('day', now() AT TIME ZONE :timeZone) - make_interval(days => :before),
                                date_trunc('day', now() AT TIME ZONE :timeZone), interval '1 day') AS day),
       first AS (SELECT MIN(begins) AS begins FROM calendar),
       received AS (
         SELECT (${OCCURRED_AT} AT TIME ZONE :timeZone)::date AS day, count(*) AS count, SUM(amount_vnd) AS vnd
           FROM sepay_transaction
          WHERE environment = :environment AND direction = 'in' AND duplicate_of_id IS NULL AND deleted_at IS NULL
            AND ${OCCURRED_AT} >= (SELECT begins FROM first)
          GROUP BY 1),
       unmatched AS (
         SELECT (${OCCURRED_AT} AT TIME ZONE :timeZone)::date AS day, count(*) AS count, SUM(part.vnd) AS vnd
           FROM (SELECT transaction_id, SUM(amount_vnd) AS vnd FROM sepay_allocation
                  WHERE kind = 'unmatched' AND kind <> 'applied' AND deleted_at IS NULL
                    AND transaction_id >= :firstTransactionId
                  GROUP BY transaction_id HAVING SUM(amount_vnd) > 0) AS part
           JOIN sepay_transaction ON sepay_transaction.id = part.transaction_id AND environment = :environment
          WHERE ${OCCURRED_AT} >= (SELECT begins FROM first)
          GROUP BY 1),
       captured AS (
         SELECT (settled_at AT TIME ZONE :timeZone)::date AS day, count(*) AS count,
                percentile_cont(0.5) WITHIN GROUP (ORDER BY GREATEST(0, EXTRACT(EPOCH FROM settled_at - transferred_at))) AS p50,
                percentile_cont(0.95) WITHIN GROUP (ORDER BY GREATEST(0, EXTRACT(EPOCH FROM settled_at - transferred_at))) AS p95
           FROM sepay_receivable
          WHERE environment = :environment AND deleted_at IS NULL AND settled_at >= (SELECT begins FROM first)
          GROUP BY 1)
       SELECT calendar.day::text AS date, received.count AS received_count, received.vnd AS received_vnd,
              unmatched.count AS unmatched_count, unmatched.vnd AS unmatched_vnd,
              captured.count AS captured_count, captured.p50, captured.p95
         FROM calendar LEFT JOIN received USING (day) LEFT JOIN unmatched USING (day) LEFT JOIN captured USING (day)
        ORDER BY calendar.day`,
      {
        environment,
        timeZone,
        before: days - 1,
        // What moved in these days was written since: an index then ends where the days begin.
        firstTransactionId: firstIdSince("septxn", new Date(Date.now() - (days + MARGIN_DAYS) * DAY_MILLISECONDS)),
      }
    )
    return rows.map((row) => ({
      date: String(row.date),
      receivedVnd: toNumber(row.received_vnd ?? 0),
      receivedCount: toNumber(row.received_count ?? 0),
      unmatchedVnd: toNumber(row.unmatched_vnd ?? 0),
      unmatchedCount: toNumber(row.unmatched_count ?? 0),
      capturedCount: toNumber(row.captured_count ?? 0),
      timeToCapturedP50Seconds: row.p50 === null || row.p50 === undefined ? null : toNumber(row.p50),
      timeToCapturedP95Seconds: row.p95 === null || row.p95 === undefined ? null : toNumber(row.p95),
    }))
  })
}
