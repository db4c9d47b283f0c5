import { announceAttention } from "./allocations"
import { announceRecorded } from "./announce-recorded"
import { enterTransaction } from "./enter-transaction"
import { recordWebhook, verifyWebhook } from "./record-webhook"
import { ignoreTransaction, returnTransaction } from "./resolve-transaction"
import { importStatement, previewStatement } from "./statement/import-statement"
import { findLastDecision, matchTransaction, planUndo, undoTransaction } from "./undo-transaction"

/** `sepay.money`: transactions and what their money is for. */
export const moneyFunctions = {
  announceAttention,
  announceRecorded,
  enterTransaction,
  findLastDecision,
  ignoreTransaction,
  importStatement,
  matchTransaction,
  planUndo,
  previewStatement,
  recordWebhook,
  returnTransaction,
  undoTransaction,
  verifyWebhook,
}
