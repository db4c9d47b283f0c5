import { countLedger } from "./count-ledger"
import { describeHealth } from "./health"
import { loadStatistics } from "./statistics"
import { requireTransaction, searchTransactions, streamTransactions } from "./transaction-list"

/** `sepay.reports`: lists, exports, statistics and health. */
export const reportFunctions = {
  countLedger,
  describeHealth,
  loadStatistics,
  requireTransaction,
  searchTransactions,
  streamTransactions,
}
