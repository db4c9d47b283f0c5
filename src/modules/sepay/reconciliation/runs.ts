import type { LedgerContext } from "../context"
import { newId, NOT_DELETED } from "../sql"

/** What a run did. Times are in milliseconds, and `settled` is counted by whoever settles. */
export interface ReconciliationRun {
  startedAt: Date
  durationMilliseconds: number
  calls: number
  accounts: number
  seen: number
  recorded: number
  settled: number
  unmatched: number
  error: string | null
}

/** How many results of runs are kept. */
const KEPT_RUNS = 200

/** Keeps a run's result for the admin. */
export async function recordRun({ sql, environment }: LedgerContext, run: ReconciliationRun): Promise<void> {
  await sql.transaction(async (transaction) => {
    await transaction("sepay_reconciliation_run").insert({
      id: newId("seprru"),
      environment,
      started_at: run.startedAt,
      duration_milliseconds: run.durationMilliseconds,
      calls: run.calls,
      accounts: run.accounts,
      seen: run.seen,
      recorded: run.recorded,
      settled: run.settled,
      unmatched: run.unmatched,
      error: run.error,
    })
    await transaction("sepay_reconciliation_run")
      .where({ environment })
      .whereNotIn(
        "id",
        transaction("sepay_reconciliation_run").where({ environment }).orderBy("started_at", "desc").limit(KEPT_RUNS).select("id")
      )
      .delete()
  })
}

/** The results of the last runs, the newest first. */
export async function listRuns({ sql, environment }: LedgerContext, limit: number): Promise<ReconciliationRun[]> {
  const rows = await sql("sepay_reconciliation_run")
    .where({ environment, ...NOT_DELETED })
    .orderBy("started_at", "desc")
    .limit(limit)
    .select("*")
  return rows.map((row) => ({
    startedAt: row.started_at,
    durationMilliseconds: row.duration_milliseconds,
    calls: row.calls,
    accounts: row.accounts,
    seen: row.seen,
    recorded: row.recorded,
    settled: row.settled,
    unmatched: row.unmatched,
    error: row.error,
  }))
}
