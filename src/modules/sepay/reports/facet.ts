import { countLedger } from "./count-ledger"
import { describeHealth, listUnreachable } from "./health"
import { listMatchCandidates } from "./match-candidates"
import { loadStatistics } from "./statistics"
import { requireTransaction, searchTransactions, streamTransactions } from "./transaction-list"

/** `sepay.reports`: lists, exports, statistics and health. */
export const reportFunctions = {
  countLedger,
  describeHealth,
  listMatchCandidates,
  listUnreachable,
  loadStatistics,
  requireTransaction,
  searchTransactions,
  streamTransactions,
}
