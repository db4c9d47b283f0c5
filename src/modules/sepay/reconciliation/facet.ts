import { askAboutDuplicates } from "./ask-about-duplicates"
import { checkPayment } from "./check-payment"
import { loadReadingProgress } from "./cursors"
import { reconcileTransactions } from "./reconcile-transactions"
import { listRuns, recordRun } from "./runs"

/** `sepay.reconciliation`: reading at SePay what no webhook reported. */
export const reconciliationFunctions = {
  askAboutDuplicates,
  checkPayment,
  listRuns,
  loadReadingProgress,
  reconcileTransactions,
  recordRun,
}
