import type { SepayContext } from "../context"
import { listRuns, type ReconciliationRun } from "../reconciliation/runs"
import { sumReturnsOwed } from "../returns/returns-owed"
import type { CallStatistics } from "./call-statistics"
import { countLedger, type LedgerCounts } from "./count-ledger"

/** What a health report is made of. */
export interface LedgerHealth {
  counts: LedgerCounts
  /** `amountVnd` in whole VND. */
  returnsOwed: { count: number; amountVnd: number }
  lastRun: ReconciliationRun | null
  calls: CallStatistics
}

/** What of the ledger waits, what is owed back, and how SePay answered this process lately. */
export async function describeHealth(context: SepayContext): Promise<LedgerHealth> {
  const [counts, returnsOwed, [lastRun]] = await Promise.all([
    countLedger(context),
    sumReturnsOwed(context),
    listRuns(context, 1),
  ])
  return { counts, returnsOwed, lastRun: lastRun ?? null, calls: context.calls.describe() }
}
