import type { SepayContext } from "../context"
import { listRuns, type ReconciliationRun } from "../reconciliation/runs"
import { sumReturnsOwed } from "../returns/returns-owed"
import type { CallStatistics } from "./call-statistics"
import { countLedger, type LedgerCounts } from "./count-ledger"
import { countUnreachable, describeUnreachable } from "./unreachable"

/** What a health report is made of. */
export interface LedgerHealth {
  counts: LedgerCounts
  /** `amountVnd` in whole VND. */
  returnsOwed: { count: number; amountVnd: number }
  lastRun: ReconciliationRun | null
  calls: CallStatistics
  /** What the plugin cannot ask SePay about, in plain words. */
  unreachable: string[]
}

/** What of the ledger waits, what is owed back, and how SePay answered this process lately. */
export async function describeHealth(context: SepayContext): Promise<LedgerHealth> {
  const [counts, returnsOwed, [lastRun], unreachable] = await Promise.all([
    countLedger(context),
    sumReturnsOwed(context),
    listRuns(context, 1),
    listUnreachable(context),
  ])
  return { counts, returnsOwed, lastRun: lastRun ?? null, calls: context.calls.describe(), unreachable }
}

/** What the plugin cannot ask SePay about, because it asks another API, company or environment than before. In plain words. */
export async function listUnreachable(context: SepayContext): Promise<string[]> {
  return describeUnreachable(await countUnreachable(context), context.environment)
}
