import type { ReconciliationRun } from "../../../../modules/sepay/reconciliation/runs"
import type SepayModuleService from "../../../../modules/sepay/service"
import { describeRun } from "../reports/health/describe"
import type { AdminSepayReconciliationProgress, AdminSepayReconciliationsResponse } from "./types"

const SHOWN_RUNS = 10
/** A run that was begun longer ago is of no interest. */
const INTERESTING_MILLISECONDS = 3_600_000
/**
 * Before its first account and after its last one a run holds no lease: what it found is being captured. One of which
 * nothing is heard for so long has died.
 */
const SILENCE_MILLISECONDS = 60_000

/** The last runs, and how far the one is that an admin began. */
export async function describeReconciliations(sepay: SepayModuleService): Promise<AdminSepayReconciliationsResponse> {
  const [runs, begun] = await Promise.all([
    sepay.reconciliation.listRuns(SHOWN_RUNS),
    sepay.settings.findLastAdminAction("reconciliation.run"),
  ])
  const isOfInterest = begun !== null && begun.createdAt.getTime() > Date.now() - INTERESTING_MILLISECONDS
  return {
    progress: isOfInterest ? await follow(sepay, begun.createdAt, runs[0]) : null,
    runs: runs.map(describeRun),
  }
}

async function follow(
  sepay: SepayModuleService,
  startedAt: Date,
  newest: ReconciliationRun | undefined
): Promise<AdminSepayReconciliationProgress> {
  const { accountsTotal, accountsRead, accountsLeased, lastActivityAt } = await sepay.reconciliation.loadReadingProgress(startedAt)
  const isOver = newest !== undefined && newest.startedAt >= startedAt
  const lastHeardOf = Math.max(startedAt.getTime(), lastActivityAt?.getTime() ?? 0)
  const isAlive = accountsLeased > 0 || Date.now() - lastHeardOf < SILENCE_MILLISECONDS
  return {
    started_at: startedAt.toISOString(),
    accounts_total: accountsTotal,
    accounts_read: isOver ? accountsTotal : accountsRead,
    is_running: !isOver && isAlive,
  }
}
