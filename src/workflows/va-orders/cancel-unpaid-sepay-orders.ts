import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { SEPAY_MODULE } from "../../modules/sepay"
import { logLine } from "../../modules/sepay/log"
import type { Receivable } from "../../modules/sepay/owed/receivable"
import type SepayModuleService from "../../modules/sepay/service"
import { findOrder, isSepayProvider } from "../../providers/sepay/payment-session"

const ORDERS_PER_RUN = 50

/** What a run did. */
export interface CancelUnpaidResult {
  canceled: number
  /** They are wanted after all: paid, paid otherwise, or of a kind that Medusa does not cancel. */
  kept: number
}

interface PaymentCollectionRecord {
  payments?: Array<{ canceled_at: Date | null }>
  payment_sessions?: Array<{ provider_id: string }>
}

/** Cancels unpaid orders, one after the other. A cancelled order stays cancelled, so there is no compensation. */
export const cancelUnpaidSepayOrdersStep = createStep("cancel-unpaid-sepay-orders", async (_: void, { container }) => {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const result: CancelUnpaidResult = { canceled: 0, kept: 0 }
  for (const receivable of await sepay.vaOrders.claimOrdersToCancel(ORDERS_PER_RUN)) {
    const isCanceled = await cancelUnpaid(container, sepay, receivable)
    result[isCanceled ? "canceled" : "kept"] += 1
  }
  return new StepResponse(result)
})

async function cancelUnpaid(
  container: MedusaContainer,
  sepay: SepayModuleService,
  receivable: Receivable
): Promise<boolean> {
  const order = await findOrder(container.resolve(ContainerRegistrationKeys.QUERY), receivable.paymentCollectionId)
  const isWanted = order === null || order.status !== "pending" || (await isPaidAnotherWay(container, order.id))
  if (isWanted) {
    await sepay.vaOrders.recordUnpaidCancel(receivable.id, order?.status === "canceled")
    return false
  }
  if (!(await sepay.vaOrders.startUnpaidCancel(receivable.id))) {
    return false
  }
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const { errors } = await cancelOrderWorkflow(container).run({ input: { order_id: order.id }, throwOnError: false })
  const [failure] = errors ?? []
  const fields = {
    order_id: order.id,
    payment_session_id: receivable.paymentSessionId,
    receivable_id: receivable.id,
  }
  await sepay.vaOrders.recordUnpaidCancel(receivable.id, failure === undefined)
  if (failure) {
    const { message } = failure.error as { message?: string }
    logger.warn(logLine(`unpaid order could not be cancelled: ${message ?? "no reason given"}`, fields))
  } else {
    logger.info(logLine("unpaid order cancelled", fields))
  }
  return failure === undefined
}

/** Whether the order holds money, or a promise of it, of any provider, or is to be paid by another one now. */
async function isPaidAnotherWay(container: MedusaContainer, orderId: string): Promise<boolean> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["payment_collections.payments.canceled_at", "payment_collections.payment_sessions.provider_id"],
    filters: { id: orderId },
  })
  const order = data[0] as { payment_collections?: PaymentCollectionRecord[] } | undefined
  return (order?.payment_collections ?? []).some(
    ({ payments, payment_sessions: sessions }) =>
      (payments ?? []).some((payment) => payment.canceled_at === null) ||
      (sessions ?? []).some((session) => !isSepayProvider(session.provider_id))
  )
}

/**
 * Cancels orders that wait for a transfer in vain: their last virtual account expired long enough ago, and SePay confirmed
 * that it takes no more money for them. Their stock is released.
 */
export const cancelUnpaidSepayOrdersWorkflow = createWorkflow("cancel-unpaid-sepay-orders", () => {
  const result = cancelUnpaidSepayOrdersStep()
  return new WorkflowResponse(result)
})
