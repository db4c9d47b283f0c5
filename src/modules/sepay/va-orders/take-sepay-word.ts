import type { SepayContext } from "../context"
import type { SepayWordDecision } from "./decide-sepay-word"
import type { VaOrder } from "./va-order"
import { abandonVaOrder, recordClosed, recordPaidAtSepay } from "./va-orders"

/**
 * Writes the status that SePay states of an order: paid, or closed. An order that is still open at SePay stays as it is.
 *
 * @returns whether SePay takes nothing more on the order
 */
export async function takeSepayWord(
  context: SepayContext,
  vaOrder: Pick<VaOrder, "id" | "receivableId">,
  decision: SepayWordDecision
): Promise<boolean> {
  const status = decision.action === "over" || decision.action === "find_money" ? decision.status : "open"
  if (status === "open") {
    return false
  }
  await context.sql.transaction(async (transaction) => {
    await abandonVaOrder(transaction, vaOrder.id, "expired")
    if (status === "paid") {
      await recordPaidAtSepay(transaction, vaOrder.id)
    }
  })
  if (status === "closed") {
    await recordClosed(context.sql, vaOrder, context.options.cancelUnpaidAfterSeconds)
  }
  return true
}
