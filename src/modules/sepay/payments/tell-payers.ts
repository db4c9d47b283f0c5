import type { LedgerContext } from "../context"
import { PAYMENT_CHANNEL } from "./payment-changes"

/**
 * Tells whoever watches the payments of these payment collections to read them again. For what changes a payment's page and no
 * row of the payment itself: another payment of the same order, say.
 */
export async function tellPayers({ sql }: LedgerContext, paymentCollectionIds: readonly string[]): Promise<void> {
  await sql.raw(
    `SELECT pg_notify(?, id) FROM sepay_receivable
      WHERE payment_collection_id = ANY(?) AND deleted_at IS NULL`,
    [PAYMENT_CHANNEL, [...paymentCollectionIds]]
  )
}
