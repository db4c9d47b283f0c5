import type { MedusaContainer } from "@medusajs/framework/types"
import { cancelUnpaidSepayOrdersWorkflow } from "../workflows/va-orders/cancel-unpaid-sepay-orders"

/** Cancels orders that wait for a transfer in vain, and releases their stock. */
export default async function cancelUnpaidSepayOrders(container: MedusaContainer): Promise<void> {
  await cancelUnpaidSepayOrdersWorkflow(container).run()
}

export const config = {
  name: "cancel-unpaid-sepay-orders",
  schedule: "15 * * * * *",
}
