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

/** `sepay.money`: transactions and what their money is for. */
export const moneyFunctions = {
  announceAttention,
  announceRecorded,
  enterTransaction,
  ignoreTransaction,
  listAppliedByLastDecision,
  matchTransaction,
  planUndo,
  recordWebhook,
  returnTransaction,
  undoTransaction,
  verifyWebhook,
}
