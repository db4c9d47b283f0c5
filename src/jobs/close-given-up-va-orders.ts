import type { MedusaContainer } from "@medusajs/framework/types"
import { closeGivenUpVaOrdersWorkflow } from "../workflows/close-given-up-va-orders"

/** Closes at SePay what nobody is to pay any more, behind the shoppers' calls. */
export default async function closeGivenUpVaOrders(container: MedusaContainer): Promise<void> {
  await closeGivenUpVaOrdersWorkflow(container).run()
}

export const config = {
  name: "sepay-close-given-up-va-orders",
  schedule: "*/30 * * * * *",
}
