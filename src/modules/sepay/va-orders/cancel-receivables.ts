import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { SepayContext } from "../context"
import { moveApplied } from "../money/allocations"
import type { Receivable } from "../owed/receivable"
import { clearAttention, toReceivable, type ReceivableRow } from "../owed/receivables"
import { bigNumberColumns, NOT_DELETED } from "../sql"
import { abandonOpenVaOrderInTransaction } from "./va-orders"

/** Notes that the order of these payment collections was canceled, and abandons their open VA orders. */
export async function cancelReceivables({ sql }: SepayContext, paymentCollectionIds: string[]): Promise<void> {
  await sql.transaction(async (transaction) => {
    const receivables = await cancelReceivablesOf(transaction, paymentCollectionIds)
    for (const { id } of receivables) {
      await abandonOpenVaOrderInTransaction(transaction, id, "order_canceled")
    }
  })
}

/**
 * Notes that the order of these payment collections was canceled: nothing more is wanted from their payers, and what was
 * paid in part has to go back to them. Money that is fully received and not captured stays where it is, for the settlement
 * that may be under way; it asks for attention when it finds the order canceled.
 */
async function cancelReceivablesOf(
  transaction: Knex.Transaction,
  paymentCollectionIds: string[]
): Promise<Receivable[]> {
  const rows: ReceivableRow[] = await transaction("sepay_receivable")
    .whereIn("payment_collection_id", paymentCollectionIds)
    .where({ canceled_at: null, ...NOT_DELETED })
    .orderBy("id")
    .forUpdate()
    .select("*")
  for (const row of rows) {
    await cancelReceivable(transaction, toReceivable(row))
  }
  return rows.map(toReceivable)
}

async function cancelReceivable(transaction: Knex.Transaction, receivable: Receivable): Promise<void> {
  const isPartial = receivable.settlementStatus === "none" && receivable.receivedVnd > 0
  const movedVnd = isPartial
    ? await moveApplied(transaction, receivable.id, receivable.receivedVnd, {
        kind: "late",
        reason: "The order was cancelled after this money had arrived. Return it to the payer.",
      })
    : 0
  await clearAttention(transaction, receivable.id)
  await transaction("sepay_receivable")
    .where({ id: receivable.id })
    .update({
      ...bigNumberColumns("received_vnd", receivable.receivedVnd - movedVnd),
      canceled_at: transaction.fn.now(),
      cancel_unpaid_at: null,
      updated_at: transaction.fn.now(),
    })
}
