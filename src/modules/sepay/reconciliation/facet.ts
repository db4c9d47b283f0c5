import { askAboutDuplicates } from "./ask-about-duplicates"
import { checkPayment } from "./check-payment"
import { loadReadingProgress, readAgainFrom } from "./cursors"
import { reconcileTransactions } from "./reconcile-transactions"
import { listRuns, recordRun } from "./runs"
import { countUnreadableRows, dismissUnreadableRow, listUnreadableRows, recordUnreadableRow } from "./unreadable-rows"

/** `sepay.reconciliation`: reading at SePay what no webhook reported. */
export const reconciliationFunctions = {
  askAboutDuplicates,
  checkPayment,
  countUnreadableRows,
  dismissUnreadableRow,
  listRuns,
  listUnreadableRows,
  loadReadingProgress,
  readAgainFrom,
  reconcileTransactions,
  recordRun,
  recordUnreadableRow,
}
