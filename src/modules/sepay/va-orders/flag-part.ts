import type { SepayContext } from "../context"
import { isClosed, lockReceivable } from "../owed/receivables"
import { findLatestVaOrder } from "./read-va-orders"
import { OPEN_STATUSES } from "./va-order"

/**
 * Lets a person look at a payment of which a part has arrived and whose payer is asked for nothing: no number is open for the
 * rest. Whatever opens one, or completes the payment, ends that.
 */
export async function flagPart({ sql }: SepayContext, receivableId: string): Promise<void> {
  await sql.transaction(async (transaction) => {
    const receivable = await lockReceivable(transaction, receivableId)
    const latest = await findLatestVaOrder(transaction, receivableId)
    const isOpen = OPEN_STATUSES.some((status) => status === latest?.status)
    if (receivable === null || latest === null || isOpen || isClosed(receivable)) {
      return
    }
    if (receivable.receivedVnd > 0 && receivable.receivedVnd < receivable.amountVnd) {
      await transaction("sepay_va_order")
        .where({ id: latest.id })
        .update({ needs_attention: true, updated_at: transaction.fn.now() })
    }
  })
}
