import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"

/** Notes in the ledger that nothing is wanted for an order any more. */
export const cancelSepayReceivablesStep = createStep(
  "cancel-sepay-receivables",
  async ({ order_id }: { order_id: string }, { container }) => {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "order_payment_collection",
      fields: ["payment_collection_id"],
      filters: { order_id },
    })
    const collectionIds = data.map((link) => String(link.payment_collection_id))
    await container.resolve<SepayModuleService>(SEPAY_MODULE).cancelReceivables(collectionIds)
    return new StepResponse(collectionIds)
  }
)
