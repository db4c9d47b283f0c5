import type { SepayContext } from "../context"
import { cancelReceivablesOf } from "../owed/receivables"
import { abandonOpenVaOrder } from "./va-orders"

/** Notes that the order of these payment collections was cancelled, and abandons their open VA orders. */
export async function cancelReceivables({ sql }: SepayContext, paymentCollectionIds: string[]): Promise<void> {
  await sql.transaction(async (transaction) => {
    const receivables = await cancelReceivablesOf(transaction, paymentCollectionIds)
    for (const { id } of receivables) {
      await abandonOpenVaOrder(transaction, id, "order_canceled")
    }
  })
}
