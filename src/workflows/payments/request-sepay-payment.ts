import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { createHook, createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { createOrUpdateOrderPaymentCollectionWorkflow, createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"
import { findRequestable, type RequestableOrder } from "../../providers/sepay/requestable-order"
import { followOwed, replaceOutdatedNumber } from "../owed/follow-owed"
import { openForAdmin } from "../va-orders/open-for-admin"

/** Of which order what is outstanding is to be paid through SePay, and who asks. */
export interface RequestSepayPaymentInput {
  order_id: string
  /** The provider entry. @default the first one of SePay's that the order's region has */
  provider_id?: string
  /** The admin user's id, or that of the API key. */
  actor_id: string
}

/**
 * Asks for everything that an order has outstanding: a payment collection over it, a payment session of SePay's, and an open
 * virtual account. What is there already is used. There is nothing to take back: an open number that nobody uses expires.
 *
 * @throws MedusaError `not_found`; `not_allowed` with the reason when nothing can be asked for.
 */
export const requestSepayPaymentStep = createStep(
  "request-sepay-payment",
  async (input: RequestSepayPaymentInput, { container }) => {
    const order = await findRequestable(container.resolve(ContainerRegistrationKeys.QUERY), input.order_id)
    if (order === null) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no order ${input.order_id}.`)
    }
    if (order.problem !== null) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, order.problem)
    }
    const collectionId = await ensureSession(container, order, input.provider_id ?? order.providerId)
    const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
    const { receivable } = await followOwed(container, collectionId)
    if (!receivable) {
      throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `Payment collection ${collectionId} has no SePay payment.`)
    }
    await replaceOutdatedNumber(container, receivable.id)
    await openForAdmin(container, receivable, { action: "payment.request", actorId: input.actor_id })
    // The page of the payment before it goes on to this one.
    await sepay.payments.tellPayers(order.collectionIds)
    return new StepResponse({ payment_collection_id: collectionId })
  }
)

/** @returns the payment collection over what is outstanding, with a session of SePay's */
async function ensureSession(container: MedusaContainer, order: RequestableOrder, providerId: string): Promise<string> {
  if (order.sepayCollectionId !== null) {
    return order.sepayCollectionId
  }
  await createOrUpdateOrderPaymentCollectionWorkflow(container).run({ input: { order_id: order.id } })
  const updated = await findRequestable(container.resolve(ContainerRegistrationKeys.QUERY), order.id)
  const collectionId = updated?.openCollectionId ?? null
  if (collectionId === null) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Nothing of order ${order.id} is outstanding.`)
  }
  await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id: collectionId, provider_id: providerId },
  })
  return collectionId
}

/**
 * An admin asks for what an order has outstanding to be paid through SePay: of a draft order, of an order by phone, after an
 * edit. The shopper's page of the payment session, the events and the mails tell the payer of the number.
 *
 * @example
 * await requestSepayPaymentWorkflow(container).run({ input: { order_id: "order_…", actor_id: "user_…" } })
 */
export const requestSepayPaymentWorkflow = createWorkflow(
  "request-sepay-payment",
  (input: RequestSepayPaymentInput) => {
    const requested = requestSepayPaymentStep(input)
    const paymentRequested = createHook("sepayPaymentRequested", requested)
    return new WorkflowResponse(requested, { hooks: [paymentRequested] })
  }
)
