import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import { toAuthorizationError } from "../../modules/sepay/errors"
import type { Receivable } from "../../modules/sepay/owed/receivable"
import type SepayModuleService from "../../modules/sepay/service"
import { openVirtualAccount } from "../../providers/sepay/open-virtual-account"
import { findOrder } from "../../providers/sepay/payment-session"
import { followOwed } from "../owed/follow-owed"
import type { Query } from "../../providers/sepay/query"

/**
 * Makes sure that the payment of a session has an open virtual account. Repeating it changes nothing, and there is
 * nothing to take back: an open VA that nobody uses expires.
 *
 * @throws MedusaError `not_found` for an unknown session; `not_allowed` when the payment is paid, its order cancelled, its
 *   cart not completed yet (`order_first`), or too many VAs were opened; `payment_authorization_error` when SePay did not
 *   open it.
 */
export const openSepayVirtualAccountStep = createStep(
  "open-sepay-virtual-account",
  async ({ payment_session_id }: { payment_session_id: string }, { container }) => {
    const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
    const receivable = await sepay.owed.findReceivableOfSession(payment_session_id)
    if (!receivable) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no SePay payment session ${payment_session_id}.`)
    }
    await refuseUnwanted(container.resolve(ContainerRegistrationKeys.QUERY), receivable)
    await requireFollowed(container, receivable)
    try {
      await openVirtualAccount(container, receivable.id)
    } catch (error) {
      throw MedusaError.isMedusaError(error) ? error : toAuthorizationError(error)
    }
    return new StepResponse(receivable.id)
  }
)

/**
 * Lets a payment ask for what is owed now, before a number is opened over it: its cart or order can have changed without
 * anybody having told.
 *
 * @throws MedusaError `not_allowed` when it cannot be paid by bank transfer any more, or nothing is owed.
 */
export async function requireFollowed(container: MedusaContainer, { paymentCollectionId }: Receivable): Promise<void> {
  const followed = await followOwed(container, paymentCollectionId)
  if (followed.outcome === "refused") {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, followed.problem)
  }
}

/** Refuses what nobody is to pay (any more). @throws MedusaError `not_allowed` */
export async function refuseUnwanted(query: Query, receivable: Receivable): Promise<void> {
  if (receivable.releasedAt !== null) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This payment was given up. Please choose how to pay again.")
  }
  const order = await findOrder(query, receivable.paymentCollectionId)
  if (order?.status === "canceled") {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This order was cancelled: nothing is to be transferred.")
  }
  if (order === null && receivable.flow === "order_first") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "The virtual account of this payment is opened when the order is placed. Complete the cart first."
    )
  }
}

/** Makes sure that the payment of a session has an open virtual account. */
export const openSepayVirtualAccountWorkflow = createWorkflow(
  "open-sepay-virtual-account",
  (input: { payment_session_id: string }) => {
    const receivableId = openSepayVirtualAccountStep(input)
    return new WorkflowResponse(receivableId)
  }
)
