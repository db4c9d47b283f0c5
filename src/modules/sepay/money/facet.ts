import { announceAttention } from "./allocations"
import { enterTransaction } from "./enter-transaction"
import { recordWebhook, verifyWebhook } from "./record-webhook"
import { ignoreTransaction, matchTransaction, returnTransaction, undoTransaction } from "./resolve-transaction"

/** `sepay.money`: transactions and what their money is for. */
export const moneyFunctions = {
  announceAttention,
  enterTransaction,
  ignoreTransaction,
  matchTransaction,
  recordWebhook,
  returnTransaction,
  undoTransaction,
  verifyWebhook,
}
