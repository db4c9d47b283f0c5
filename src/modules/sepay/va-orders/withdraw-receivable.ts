import type { SepayContext } from "../context"
import { moveApplied } from "../money/allocations"
import { clearAttention, lockChangeable } from "../owed/receivables"
import { changeSettlementStatus } from "../settlement/change-settlement-status"
import { bigNumberColumns } from "../sql"
import type { CloseReason } from "./va-order"
import { abandonOpenVaOrderInTransaction } from "./va-orders"

/** Why a receivable asks for nothing any more. */
export interface Withdrawal {
  /** In plain words, for the admin who is to return what has arrived. */
  moneyReason: string
  closeReason: CloseReason
}

/**
 * Makes a receivable ask for nothing, because nothing is owed any more, and abandons its open VA order. What has arrived
 * becomes surplus, for a person to return.
 *
 * @param isSettling whether the caller holds the lease of its settlement.
 * @returns whether it was changed: one that is captured, cancelled, or being captured by somebody else right now is not.
 */
export async function withdrawReceivable(
  { sql }: SepayContext,
  receivableId: string,
  { moneyReason, closeReason }: Withdrawal,
  isSettling: boolean
): Promise<boolean> {
  return sql.transaction(async (transaction) => {
    const receivable = await lockChangeable(transaction, receivableId, isSettling)
    if (receivable === null) {
      return false
    }
    const movedVnd = await moveApplied(transaction, receivableId, receivable.receivedVnd, {
      kind: "surplus",
      reason: moneyReason,
    })
    await clearAttention(transaction, receivableId)
    await changeSettlementStatus(transaction, [receivable], { event: "withdrawn" }, {
      ...bigNumberColumns("amount_vnd", 0),
      ...bigNumberColumns("exact_amount", 0),
      ...bigNumberColumns("received_vnd", receivable.receivedVnd - movedVnd),
      cancel_unpaid_at: null,
    })
    await abandonOpenVaOrderInTransaction(transaction, receivableId, closeReason)
    return true
  })
}
