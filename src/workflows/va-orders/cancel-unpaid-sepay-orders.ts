import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createHook, createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { SEPAY_MODULE } from "../../modules/sepay"
import { logLine } from "../../modules/sepay/log"
import type { Receivable } from "../../modules/sepay/owed/receivable"
import type SepayModuleService from "../../modules/sepay/service"
import { isSepayProviderSql } from "../../providers/sepay/provider-id"
import { describeFailure } from "../settlement/describe-failure"

const ORDERS_PER_RUN = 50
/** An order that a store's hook keeps is looked at again after so long. */
const REFUSED_SECONDS = 86_400

/** What a run did. */
export interface CancelUnpaidResult {
  canceled: number
  /** They are wanted after all: paid, paid otherwise, or of a kind that Medusa does not cancel. */
  kept: number
}

/** Cancels unpaid orders, one after the other. One that fails keeps no other back. A cancelled order stays cancelled, so there is no compensation. */
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
  const order = await findUnpaidOrder(container, receivable.paymentCollectionId)
  if (order === null || order.isWanted) {
    await sepay.vaOrders.recordUnpaidCancel(receivable.id, order?.isCanceled === true)
    return false
  }
  const { errors, result } = await cancelUnpaidSepayOrderWorkflow(container).run({
    input: {
      order_id: order.id,
      receivable_id: receivable.id,
      payment_collection_id: receivable.paymentCollectionId,
      payment_session_id: receivable.paymentSessionId,
    },
    throwOnError: false,
  })
  const failure = describeFailure(errors)
  if (failure === null) {
    return result.is_canceled
  }
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const fields = { order_id: order.id, receivable_id: receivable.id }
  if (errors.some(({ action }) => action === HOOK)) {
    await sepay.vaOrders.postponeUnpaidCancel(receivable.id, REFUSED_SECONDS)
    logger.info(logLine(`unpaid order is kept for another day: ${failure}`, fields))
  } else {
    // Its claim ends by itself, and a later run goes on.
    logger.warn(logLine(`unpaid order could not be cancelled now: ${failure}`, fields))
  }
  return false
}

/** What a store's own code says to an order that is to be cancelled. */
const HOOK = "validate"

/** An order that waits for its transfer in vain. */
export interface CancelUnpaidSepayOrderInput {
  order_id: string
  receivable_id: string
  payment_collection_id: string
  payment_session_id: string
}

/** Cancels one unpaid order, unless money turns out to be on its way. */
export const cancelUnpaidSepayOrderStep = createStep(
  "cancel-unpaid-sepay-order",
  async ({ order_id, receivable_id, payment_session_id }: CancelUnpaidSepayOrderInput, { container }) => {
    const { vaOrders } = container.resolve<SepayModuleService>(SEPAY_MODULE)
    if (!(await vaOrders.startUnpaidCancel(receivable_id))) {
      return new StepResponse({ is_canceled: false })
    }
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    const { errors } = await cancelOrderWorkflow(container).run({ input: { order_id }, throwOnError: false })
    const failure = describeFailure(errors)
    const fields = { order_id, payment_session_id, receivable_id }
    await vaOrders.recordUnpaidCancel(receivable_id, failure === null)
    if (failure === null) {
      logger.info(logLine("unpaid order cancelled", fields))
    } else {
      logger.warn(logLine(`unpaid order could not be cancelled: ${failure}`, fields))
    }
    return new StepResponse({ is_canceled: failure === null })
  }
)

/**
 * Cancels one order that nobody paid. The hook `validate` runs before: what it throws keeps the order for another day, and its
 * message is logged.
 */
export const cancelUnpaidSepayOrderWorkflow = createWorkflow(
  "cancel-unpaid-sepay-order",
  (input: CancelUnpaidSepayOrderInput) => {
    const validate = createHook(HOOK, input)
    return new WorkflowResponse(cancelUnpaidSepayOrderStep(input), { hooks: [validate] })
  }
)

/**
 * Only an order that a shopper placed without paying is cancelled by itself: one that waits in Medusa, whose cart this payment
 * is of, that cost something when it was placed, and for which nothing was received or promised anywhere: no payment of any
 * provider, no other provider's session, no money for any of its payment collections.
 */
const UNPAID_ORDER = `
  SELECT placed.id, placed.status = 'canceled' AS is_canceled,
         placed.status <> 'pending' OR cart_link.cart_id IS NULL
         OR COALESCE((SELECT (totals->>'current_order_total')::numeric FROM order_summary
                       WHERE order_id = placed.id AND version = 1 AND deleted_at IS NULL LIMIT 1), 0) <= 0
         OR EXISTS (SELECT 1 FROM order_transaction WHERE order_id = placed.id AND deleted_at IS NULL)
         OR EXISTS (SELECT 1 FROM order_payment_collection link
              JOIN payment ON payment.payment_collection_id = link.payment_collection_id
               AND payment.canceled_at IS NULL AND payment.deleted_at IS NULL
             WHERE link.order_id = placed.id AND link.deleted_at IS NULL)
         OR EXISTS (SELECT 1 FROM order_payment_collection link
              JOIN payment_session ON payment_session.payment_collection_id = link.payment_collection_id
               AND NOT ${isSepayProviderSql("payment_session.provider_id")} AND payment_session.deleted_at IS NULL
             WHERE link.order_id = placed.id AND link.deleted_at IS NULL)
         OR EXISTS (SELECT 1 FROM order_payment_collection link
              JOIN sepay_receivable other ON other.payment_collection_id = link.payment_collection_id
               AND other.received_vnd > 0 AND other.deleted_at IS NULL
             WHERE link.order_id = placed.id AND link.deleted_at IS NULL
               AND other.payment_collection_id <> own.payment_collection_id) AS is_wanted
    FROM order_payment_collection own
    JOIN "order" placed ON placed.id = own.order_id
    LEFT JOIN cart_payment_collection cart_link
           ON cart_link.payment_collection_id = own.payment_collection_id AND cart_link.deleted_at IS NULL
   WHERE own.payment_collection_id = ? AND own.deleted_at IS NULL
   LIMIT 1`

async function findUnpaidOrder(
  container: MedusaContainer,
  paymentCollectionId: string
): Promise<{ id: string; isCanceled: boolean; isWanted: boolean } | null> {
  const sql = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await sql.raw<{ rows: Array<{ id: string; is_canceled: boolean; is_wanted: boolean }> }>(UNPAID_ORDER, [
    paymentCollectionId,
  ])
  const [row] = rows
  return row ? { id: row.id, isCanceled: row.is_canceled, isWanted: row.is_wanted } : null
}

/**
 * Cancels orders that wait for a transfer in vain: their last virtual account expired long enough ago, and SePay confirmed
 * that it takes no more money for them. Their stock is released.
 */
export const cancelUnpaidSepayOrdersWorkflow = createWorkflow("cancel-unpaid-sepay-orders", () => {
  const result = cancelUnpaidSepayOrdersStep()
  return new WorkflowResponse(result)
})
