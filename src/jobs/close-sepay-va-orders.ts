import type { MedusaContainer } from "@medusajs/framework/types"
import { closeSepayVaOrdersWorkflow } from "../workflows/va-orders/close-sepay-va-orders"

/** Closes at SePay what nobody is to pay any more, behind the shoppers' calls. */
export default async function closeSepayVaOrders(container: MedusaContainer): Promise<void> {
  await closeSepayVaOrdersWorkflow(container).run()
}

export const config = {
  name: "close-sepay-va-orders",
  schedule: "*/30 * * * * *",
}
