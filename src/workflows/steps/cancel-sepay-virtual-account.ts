import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { SepayPaymentActionInput } from "./check-sepay-payment"
import { requireReceivable } from "./require-sepay-receivable"

/**
 * Abandons the open virtual account of a payment and closes it at SePay. What SePay does not close now is tried again. No
 * compensation: a payer who was told that it is closed is not to pay to it.
 *
 * @throws MedusaError `not_found`; `not_allowed` when none is open.
 */
export const cancelSepayVirtualAccountStep = createStep(
  "cancel-sepay-virtual-account",
  async ({ payment_collection_id, acted_by }: SepayPaymentActionInput, { container }) => {
    const { ledger, receivable } = await requireReceivable(container, payment_collection_id)
    const { canCancelVirtualAccount, vaOrders } = await ledger.describePaymentForAdmin(receivable, null)
    if (!canCancelVirtualAccount) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "No virtual account of this payment is open.")
    }
    await ledger.abandonVaOrder(receivable.id, "canceled_by_admin")
    await ledger.recordAdminAction({
      action: "virtual_account.cancel",
      subjectId: payment_collection_id,
      actedBy: acted_by,
      details: { order_code: vaOrders[0]?.orderCode ?? null },
    })
    return new StepResponse(await ledger.closeVaOrdersOf(receivable.id))
  }
)
