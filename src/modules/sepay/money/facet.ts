import { announceAttention } from "./allocations"
import { listMatchCandidates } from "./match-candidates"
import { recordWebhook, verifyWebhook } from "./record-webhook"
import { ignoreTransaction, matchTransaction, returnTransaction } from "./resolve-transaction"

/** `sepay.money`: transactions and what their money is for. */
export const moneyFunctions = {
  announceAttention,
  ignoreTransaction,
  listMatchCandidates,
  matchTransaction,
  recordWebhook,
  returnTransaction,
  verifyWebhook,
}
