/** What a decision about a transaction's personal data needs to know. */
export interface ErasureFacts {
  /** Whether a person still has to say what its money, or a part of it, is for. */
  needsAttention: boolean
  /** Whether the store still owes money back to the payer of one of its payments. */
  isReturnOwed: boolean
}

/** Why personal data is kept for now: without it nobody knows whose the money is. */
export type KeptBecause = "needs_attention" | "return_owed"

/**
 * Decides whether the personal data of a transaction can be removed. While money waits for a person, or is owed back, it is
 * what tells whose money it is. Pure.
 *
 * @returns why it is kept for now; `null`: it can be removed
 */
export function decideErasure({ needsAttention, isReturnOwed }: ErasureFacts): KeptBecause | null {
  if (needsAttention) {
    return "needs_attention"
  }
  return isReturnOwed ? "return_owed" : null
}

/**
 * What stays of SePay's report: ids, times, amounts, the store's own accounts, the bank's reference and the order's code, as
 * webhooks (v2, v1) and the API's rows name them. Whatever else a report holds is removed, also what SePay may add later.
 */
export const KEPT_PAYLOAD_FIELDS = [
  "id",
  "gateway",
  "transactionDate",
  "accountNumber",
  "subAccount",
  "code",
  "transferType",
  "transferAmount",
  "accumulated",
  "referenceCode",
  "transactedAt",
  "vaNumber",
  "direction",
  "amountVnd",
  "balanceVnd",
  "referenceNumber",
  "bankBrandName",
  "bankAccountId",
] as const

/** What a text that can hold personal data says once it was removed. A trigger of the database knows it, too. */
export const REMOVED = "[personal data removed]"
