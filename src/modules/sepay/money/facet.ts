import { announceAttention } from "./allocations"
import { announceRecorded } from "./announce-recorded"
import { enterTransaction } from "./enter-transaction"
import { recordWebhook, verifyWebhook } from "./record-webhook"
import {
  ignoreTransaction,
  listAppliedByLastDecision,
  matchTransaction,
  planUndo,
  returnTransaction,
  undoTransaction,
} from "./resolve-transaction"
import { importStatement, previewStatement } from "./statement/import-statement"

/** `sepay.money`: transactions and what their money is for. */
export const moneyFunctions = {
  announceAttention,
  announceRecorded,
  enterTransaction,
  ignoreTransaction,
  importStatement,
  listAppliedByLastDecision,
  matchTransaction,
  planUndo,
  previewStatement,
  recordWebhook,
  returnTransaction,
  undoTransaction,
  verifyWebhook,
}
