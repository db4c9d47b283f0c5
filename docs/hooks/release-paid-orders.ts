import { Modules } from "@medusajs/framework/utils"
import { settleSepayPaymentWorkflow } from "medusa-payment-sepay/workflows"

/** The warehouse's program packs what says `release: "paid"`. Copy it to your store's `src/workflows/hooks/`. */
settleSepayPaymentWorkflow.hooks.sepayPaymentSettled(async ({ order_id }, { container }) => {
  if (order_id === null) {
    return
  }
  const orders = container.resolve(Modules.ORDER)
  const { metadata } = await orders.retrieveOrder(order_id, { select: ["id", "metadata"] })
  await orders.updateOrders(order_id, { metadata: { ...metadata, release: "paid" } })
})
