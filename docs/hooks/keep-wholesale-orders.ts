import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { cancelUnpaidSepayOrderWorkflow } from "medusa-payment-sepay/workflows"

/** Wholesale customers pay on account: their unpaid orders are kept. Copy it to your store's `src/workflows/hooks/`. */
cancelUnpaidSepayOrderWorkflow.hooks.validate(async ({ order_id }, { container }) => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ["metadata"], filters: { id: order_id } })
  if (data[0]?.metadata?.wholesale === true) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Wholesale orders are not cancelled by themselves.")
  }
})
