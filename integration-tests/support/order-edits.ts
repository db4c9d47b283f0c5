import type { MedusaContainer } from "@medusajs/framework/types"
import {
  beginOrderEditOrderWorkflow,
  confirmOrderEditRequestWorkflow,
  orderEditAddNewItemWorkflow,
  requestOrderEditRequestWorkflow,
} from "@medusajs/medusa/core-flows"

/** Adds one piece of a variant to a placed order, as an admin does it in Medusa. */
export async function addToOrder(container: MedusaContainer, orderId: string, variantId: string): Promise<void> {
  const input = { order_id: orderId }
  await beginOrderEditOrderWorkflow(container).run({ input })
  await orderEditAddNewItemWorkflow(container).run({ input: { ...input, items: [{ variant_id: variantId, quantity: 1 }] } })
  await requestOrderEditRequestWorkflow(container).run({ input })
  await confirmOrderEditRequestWorkflow(container).run({ input })
}
