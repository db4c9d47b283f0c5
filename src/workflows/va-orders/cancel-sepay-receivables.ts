import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
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
    await container.resolve<SepayModuleService>(SEPAY_MODULE).vaOrders.cancelReceivables(collectionIds)
    return new StepResponse(collectionIds)
  }
)

/**
 * Abandons what a cancelled order still waits for. Core does not tell the payment provider when an order that awaits its
 * payment is cancelled.
 */
export const cancelSepayReceivablesWorkflow = createWorkflow(
  "cancel-sepay-receivables",
  (input: { order_id: string }) => {
    const collectionIds = cancelSepayReceivablesStep(input)
    return new WorkflowResponse(collectionIds)
  }
)
