import { MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { requireReceivable } from "../owed/require-sepay-receivable"
import type { SepayPaymentActionInput } from "../reconciliation/check-sepay-payment"

/**
 * Abandons the open virtual account of a payment and closes it at SePay. What SePay does not close now is tried again. No
 * compensation: a payer who was told that it is closed is not to pay to it.
 *
 * @throws MedusaError `not_found`; `not_allowed` when none is open.
 */
export const cancelSepayVirtualAccountStep = createStep(
  "cancel-sepay-virtual-account",
  async ({ payment_collection_id, actor_id }: SepayPaymentActionInput, { container }) => {
    const { sepay, receivable } = await requireReceivable(container, payment_collection_id)
    const { canCancelVirtualAccount, vaOrders } = await sepay.payments.describePaymentForAdmin(receivable, null)
    if (!canCancelVirtualAccount) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "No virtual account of this payment is open.")
    }
    await sepay.vaOrders.abandonOpenVaOrderOf(receivable.id, "canceled_by_admin")
    await sepay.settings.recordAdminAction({
      action: "virtual_account.cancel",
      subjectId: payment_collection_id,
      actorId: actor_id,
      details: { order_code: vaOrders[0]?.orderCode ?? null },
    })
    return new StepResponse(await sepay.vaOrders.closeVaOrdersOf(receivable.id))
  }
)

/** An admin takes back the virtual account of a payment. The order stays: another one can be opened. */
export const cancelSepayVirtualAccountWorkflow = createWorkflow(
  "cancel-sepay-virtual-account",
  (input: SepayPaymentActionInput) => {
    return new WorkflowResponse(cancelSepayVirtualAccountStep(input))
  }
)
