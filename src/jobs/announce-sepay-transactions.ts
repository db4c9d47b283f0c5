import type { MedusaContainer } from "@medusajs/framework/types"
import { announceSepayTransactionsWorkflow } from "../workflows/money/announce-sepay-transactions"

/** Tells the store's subscribers of transactions, and of money that needs a person. */
export default async function announceSepayTransactions(container: MedusaContainer): Promise<void> {
  await announceSepayTransactionsWorkflow(container).run()
}

export const config = {
  name: "announce-sepay-transactions",
  schedule: "*/15 * * * * *",
}
