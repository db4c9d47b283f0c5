import { announceAttention } from "./allocations"
import { recordWebhook, verifyWebhook } from "./record-webhook"
import { ignoreTransaction, matchTransaction, returnTransaction, undoTransaction } from "./resolve-transaction"

/** `sepay.money`: transactions and what their money is for. */
export const moneyFunctions = {
  announceAttention,
  ignoreTransaction,
  matchTransaction,
  recordWebhook,
  returnTransaction,
  undoTransaction,
  verifyWebhook,
}
