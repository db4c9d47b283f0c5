import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { toAdminError } from "../../modules/sepay/errors"
import { findOrderFacts } from "../../providers/sepay/order-facts"
import type { SepayPaymentActionInput } from "./check-sepay-payment"
import { refuseUnwanted } from "./open-sepay-virtual-account"
import { requireReceivable } from "./require-sepay-receivable"

const DEADLINE_MILLISECONDS = 8_000

/**
 * Opens a virtual account over what is still to be paid, instead of the one that is open. The old one is abandoned first: at
 * most one takes money. Should opening fail, the admin (or the shopper's page) tries again.
 *
 * @throws MedusaError `not_found`; `not_allowed` when nothing is to be paid, or with SePay's words when it did not open it.
 */
export const renewSepayVirtualAccountStep = createStep(
  "renew-sepay-virtual-account",
  async ({ payment_collection_id, acted_by }: SepayPaymentActionInput, { container }) => {
    const { ledger, receivable } = await requireReceivable(container, payment_collection_id)
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    await refuseUnwanted(query, receivable)
    const order = await findOrderFacts(query, payment_collection_id)
    const { canOpenVirtualAccount } = await ledger.describePaymentForAdmin(receivable, order)
    if (!canOpenVirtualAccount) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Nothing is to be transferred for this payment.")
    }
    await ledger.abandonVaOrder(receivable.id, "replaced_by_admin")
    try {
      const { orderCode } = await ledger.openVirtualAccount(receivable.id, Date.now() + DEADLINE_MILLISECONDS)
      await ledger.recordAdminAction({
        action: "virtual_account.open",
        subjectId: payment_collection_id,
        actedBy: acted_by,
        details: { order_code: orderCode },
      })
      await ledger.closeVaOrdersOf(receivable.id)
      return new StepResponse({ order_code: orderCode })
    } catch (error) {
      throw toAdminError(error)
    }
  }
)
