import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { findOrderFacts } from "../../providers/sepay/order-facts"
import { requireReceivable } from "../owed/require-sepay-receivable"
import type { SepayPaymentActionInput } from "../reconciliation/check-sepay-payment"
import { openForAdmin } from "./open-for-admin"
import { refuseUnwanted, requireFollowed } from "./open-sepay-virtual-account"

/**
 * Opens a virtual account over what is still to be paid, instead of the one that is open. The old one is closed at SePay
 * first: at most one takes money, and where SePay has counted money on it, no other one is opened. Should opening fail, the
 * admin (or the shopper's page) tries again.
 *
 * @throws MedusaError `not_found`; `not_allowed` when nothing is to be paid, or with SePay's words when it did not open it.
 */
export const renewSepayVirtualAccountStep = createStep(
  "renew-sepay-virtual-account",
  async ({ payment_collection_id, actor_id }: SepayPaymentActionInput, { container }) => {
    const { sepay, receivable: asked } = await requireReceivable(container, payment_collection_id)
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    await refuseUnwanted(query, asked)
    await requireFollowed(container, asked)
    const { receivable } = await requireReceivable(container, payment_collection_id)
    const order = await findOrderFacts(query, payment_collection_id)
    const { canOpenVirtualAccount } = await sepay.payments.describePaymentForAdmin(receivable, order)
    if (!canOpenVirtualAccount) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Nothing is to be transferred for this payment.")
    }
    await sepay.vaOrders.abandonOpenVaOrderOf(receivable.id, "replaced_by_admin")
    const orderCode = await openForAdmin(container, receivable, { action: "virtual_account.open", actorId: actor_id })
    return new StepResponse({ order_code: orderCode })
  }
)

/** An admin gives a payment another virtual account, whatever became of the one before. */
export const renewSepayVirtualAccountWorkflow = createWorkflow(
  "renew-sepay-virtual-account",
  (input: SepayPaymentActionInput) => {
    return new WorkflowResponse(renewSepayVirtualAccountStep(input))
  }
)
