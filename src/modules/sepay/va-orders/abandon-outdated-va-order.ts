import type { SepayContext } from "../context"
import { isClosed, lockReceivable } from "../owed/receivables"
import { remainingVnd as remainingOf } from "../owed/received"
import { findOpenVaOrder } from "./read-va-orders"
import type { VaOrder } from "./va-order"
import { abandonVaOrder } from "./va-orders"

/**
 * Abandons the open VA order of a receivable where it is over another amount than what is left to pay.
 *
 * @returns whether a number over what is left to pay is to be opened: its payer was about to pay, or has paid a part.
 */
export async function abandonOutdatedVaOrder({ sql }: SepayContext, receivableId: string): Promise<boolean> {
  return sql.transaction(async (transaction) => {
    const receivable = await lockReceivable(transaction, receivableId)
    const current = await findOpenVaOrder(transaction, receivableId)
    const remainingVnd = receivable === null ? 0 : remainingOf(receivable)
    const isOutdated = current !== null && current.amountVnd - current.paidAmountVnd !== remainingVnd
    if (isOutdated) {
      await abandonVaOrder(transaction, current.id, remainingVnd === 0 ? "nothing_owed" : "amount_changed")
    }
    const isPayable = receivable !== null && !isClosed(receivable) && receivable.releasedAt === null && remainingVnd > 0
    const isBeingPaid = isOutdated || isBrokenOff(current) || (current === null && (receivable?.receivedVnd ?? 0) > 0)
    return isPayable && isBeingPaid
  })
}

/** The process that was opening it is gone. */
function isBrokenOff(current: VaOrder | null): boolean {
  return current?.status === "opening" && current.openingUntil !== null && current.openingUntil <= new Date()
}
