import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"
import { refundCanceled } from "../settlement/refund-canceled"

/**
 * Notes in the ledger that nothing is wanted any more for the payment collections of a cancelled order, and refunds what was
 * captured while it was being cancelled.
 */
export async function cancelReceivables(container: MedusaContainer, paymentCollectionIds: string[]): Promise<void> {
  await container.resolve<SepayModuleService>(SEPAY_MODULE).vaOrders.cancelReceivables(paymentCollectionIds)
  await refundCanceled(container, paymentCollectionIds)
}

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
    await cancelReceivables(container, collectionIds)
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
