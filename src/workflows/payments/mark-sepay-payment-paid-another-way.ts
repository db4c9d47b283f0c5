import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, MedusaError } from "@medusajs/framework/utils"
import { createHook, createStep, createWorkflow, StepResponse, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import {
  acquireLockStep,
  createOrderPaymentCollectionWorkflow,
  markPaymentCollectionAsPaid,
  releaseLockStep,
} from "@medusajs/medusa/core-flows"
import { SEPAY_MODULE } from "../../modules/sepay"
import type { Receivable } from "../../modules/sepay/owed/receivable"
import { remainingVnd } from "../../modules/sepay/owed/received"
import type SepayModuleService from "../../modules/sepay/service"
import { findOwed } from "../../providers/sepay/find-owed"
import { followOwed } from "../owed/follow-owed"
import { followSepayOwedStep } from "../owed/follow-sepay-owed"
import { requireReceivable } from "../owed/require-sepay-receivable"
import type { SepayPaymentActionInput } from "../reconciliation/check-sepay-payment"

/** Which payment was paid another way, who says so, and how it was paid. */
export interface MarkSepayPaymentPaidAnotherWayInput extends SepayPaymentActionInput {
  /** Such as "cash at the door". It is kept with the payment. */
  reason: string
}

const LOCK_TIMEOUT_SECONDS = 10
const LOCK_SECONDS = 120

/**
 * Closes the number of a payment at SePay, so that nobody pays it as well, and answers what is left to be paid. SePay and the
 * bank decide the race with a transfer that is on its way. There is nothing to take back: the payer can ask for another number.
 *
 * @throws MedusaError `not_found`; `not_allowed` when nothing is left to be paid, or SePay did not confirm the close.
 */
export const closeForAnotherWayStep = createStep(
  "close-for-another-way",
  async ({ payment_collection_id }: MarkSepayPaymentPaidAnotherWayInput, { container }) => {
    const { sepay, receivable } = await requireReceivable(container, payment_collection_id)
    requireUnpaid(receivable)
    await sepay.vaOrders.abandonOpenVaOrderOf(receivable.id, "paid_another_way")
    await sepay.vaOrders.closeVaOrdersOf(receivable.id)
    const problem = await sepay.vaOrders.findCloseProblem(receivable.id)
    if (problem !== null) {
      throw notAllowed(problem)
    }
    return new StepResponse(await findRest(container, sepay, payment_collection_id))
  }
)

/** What is left after the number is closed: a transfer can have come meanwhile, and the order can have changed. */
async function findRest(
  container: MedusaContainer,
  sepay: SepayModuleService,
  paymentCollectionId: string
): Promise<{ order_id: string; amount: BigNumberInput }> {
  await followOwed(container, paymentCollectionId)
  const receivable = await sepay.owed.findReceivableOfCollection(paymentCollectionId)
  const payment = await findOwed(
    container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION),
    container.resolve(ContainerRegistrationKeys.QUERY),
    paymentCollectionId
  )
  if (!receivable || !payment?.orderId) {
    throw notAllowed("This payment has no order yet. It can be paid another way when the order is placed.")
  }
  requireUnpaid(receivable)
  return { order_id: payment.orderId, amount: MathBN.sub(payment.owed.exactAmount, receivable.receivedVnd) }
}

/** @throws MedusaError `not_allowed` */
function requireUnpaid(receivable: Receivable): void {
  if (receivable.canceledAt !== null) {
    throw notAllowed("This order was cancelled: nothing is to be paid for it.")
  }
  if (receivable.settlementStatus === "attention") {
    throw notAllowed("The money of this payment has arrived through SePay and waits for a decision. Decide about it first.")
  }
  if (receivable.settlementStatus !== "none" || remainingVnd(receivable) === 0) {
    throw notAllowed("This payment is paid through SePay already, or nothing is left to be paid.")
  }
}

function notAllowed(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
}

/** Notes who said that the payment was paid another way, and why. */
export const recordPaidAnotherWayStep = createStep(
  "record-paid-another-way",
  async (
    {
      payment_collection_id,
      actor_id,
      reason,
      paid_collection_id,
    }: MarkSepayPaymentPaidAnotherWayInput & { paid_collection_id: string },
    { container }
  ) => {
    await container.resolve<SepayModuleService>(SEPAY_MODULE).settings.recordAdminAction({
      action: "payment.paid_another_way",
      subjectId: payment_collection_id,
      actorId: actor_id,
      details: { reason, paid_collection_id },
    })
    return new StepResponse(undefined)
  }
)

/**
 * An admin says that what a payment still waits for was paid another way: in cash, to another account. The number is closed at
 * SePay first; then the rest is recorded in Medusa as paid, on a payment collection of its own, so that nothing of the order is
 * outstanding. A part that SePay reported before is captured, too.
 *
 * @throws MedusaError `not_found`; `not_allowed` when nothing is left to be paid, or SePay did not confirm the close.
 */
export const markSepayPaymentPaidAnotherWayWorkflow = createWorkflow(
  "mark-sepay-payment-paid-another-way",
  (input: MarkSepayPaymentPaidAnotherWayInput) => {
    const lock = transform({ input }, ({ input: { payment_collection_id } }) => `sepay-paid-another-way:${payment_collection_id}`)
    // Two admins who say it at once would record the money twice.
    acquireLockStep({ key: lock, timeout: LOCK_TIMEOUT_SECONDS, ttl: LOCK_SECONDS })
    const rest = closeForAnotherWayStep(input)
    const collections = createOrderPaymentCollectionWorkflow.runAsStep({
      input: transform({ rest }, ({ rest: { order_id, amount } }) => ({ order_id, amount: MathBN.convert(amount).toNumber() })),
    })
    const paid = transform({ input, rest, collections }, (data) => ({
      order_id: data.rest.order_id,
      payment_collection_id: data.collections[0]?.id ?? "",
      captured_by: data.input.actor_id,
    }))
    markPaymentCollectionAsPaid.runAsStep({ input: paid })
    recordPaidAnotherWayStep(
      transform({ input, paid }, (data) => ({ ...data.input, paid_collection_id: data.paid.payment_collection_id }))
    )
    followSepayOwedStep(transform({ rest }, (data) => ({ order_id: data.rest.order_id })))
    releaseLockStep({ key: lock })
    const paidAnotherWay = createHook("sepayPaymentPaidAnotherWay", { payment_collection_id: input.payment_collection_id })
    return new WorkflowResponse(paid, { hooks: [paidAnotherWay] })
  }
)
