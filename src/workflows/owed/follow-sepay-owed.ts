import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import { logLine } from "../../modules/sepay/log"
import type SepayModuleService from "../../modules/sepay/service"
import { OWED_COLUMNS, OWED_TABLES } from "../../providers/sepay/find-owed"
import { isSepayProviderSql } from "../../providers/sepay/provider-id"
import { toLogReason } from "../../sepay/log-text"
import { settleSepayPayment } from "../settlement/settle-sepay-payment"
import { followOwed, replaceOutdatedNumber } from "./follow-owed"

/** Which payments to look at: those of an order, or of the order that a Medusa payment belongs to. */
export interface FollowSepayOwedInput {
  order_id?: string
  /** A Medusa payment, of any provider: what it covers, the order's other payments need not ask for. */
  payment_id?: string
  /** Omitted, like the others: all whose amount differs from what is owed, at most 100 in a run. */
  payment_collection_id?: string
}

/** What a run did. */
export interface FollowSepayOwedResult {
  looked_at: number
  changed: number
}

const PAYMENTS_PER_RUN = 100

/** Payments whose amount may still change. */
const CHANGEABLE = "receivable.settlement_status <> 'settled' AND receivable.canceled_at IS NULL AND receivable.deleted_at IS NULL"

const OF_ORDER = `
  SELECT receivable.payment_collection_id FROM sepay_receivable receivable
    JOIN order_payment_collection link ON link.payment_collection_id = receivable.payment_collection_id AND link.deleted_at IS NULL
   WHERE link.order_id = ? AND ${CHANGEABLE}`

/** The order's other payments: what is captured for a payment of SePay's own collection is settled there already. */
const OF_PAYMENT = `
  SELECT receivable.payment_collection_id FROM payment
    JOIN order_payment_collection own ON own.payment_collection_id = payment.payment_collection_id AND own.deleted_at IS NULL
    JOIN order_payment_collection link ON link.order_id = own.order_id AND link.deleted_at IS NULL
    JOIN sepay_receivable receivable ON receivable.payment_collection_id = link.payment_collection_id
   WHERE payment.id = ? AND ${CHANGEABLE}
     AND (receivable.payment_collection_id <> own.payment_collection_id OR NOT ${isSepayProviderSql("payment.provider_id")})`

/** Payments of a cancelled order that wait for their refund in Medusa. */
const AWAITING_REFUND = `
  SELECT receivable.id FROM payment
    JOIN sepay_receivable receivable ON receivable.payment_collection_id = payment.payment_collection_id
   WHERE payment.id = ? AND receivable.settlement_status = 'attention' AND receivable.canceled_at IS NOT NULL
     AND receivable.deleted_at IS NULL`

/**
 * Payments of placed orders that ask for something else than what is owed, and open numbers over something else than what is
 * left to pay: an event was lost, or a process died in between. So are orders that were cancelled after their capture. In random order, so that those that cannot be put right keep
 * nobody else back. `decideOwed` has the last word.
 */
const DIFFERENT = `
  SELECT payment_collection_id FROM (
    SELECT receivable.payment_collection_id, receivable.exact_amount, owed.*,
           GREATEST(0, owed.outstanding_amount::numeric - owed.covered_elsewhere) AS left_amount
      FROM sepay_receivable receivable
      JOIN LATERAL (SELECT ${OWED_COLUMNS} ${OWED_TABLES} WHERE collection.id = receivable.payment_collection_id LIMIT 1) owed ON true
     WHERE receivable.environment = :environment AND ${CHANGEABLE}
       AND EXISTS (SELECT 1 FROM order_payment_collection link
                    WHERE link.payment_collection_id = receivable.payment_collection_id AND link.deleted_at IS NULL)) payment
   WHERE NOT is_captured AND outstanding_amount IS NOT NULL AND (is_order_canceled
      OR (abs(CASE WHEN cart_id IS NULL THEN LEAST(collection_amount, left_amount) ELSE left_amount END - exact_amount) >= 0.001
          AND NOT (exact_amount = 0 AND left_amount < 0.5)))
  UNION
  SELECT receivable.payment_collection_id FROM sepay_receivable receivable
    JOIN order_payment_collection link ON link.payment_collection_id = receivable.payment_collection_id AND link.deleted_at IS NULL
    JOIN "order" placed ON placed.id = link.order_id AND placed.status = 'canceled'
   WHERE receivable.environment = :environment AND receivable.settled_at > now() - interval '7 days'
     AND receivable.canceled_at IS NULL AND receivable.deleted_at IS NULL
  UNION
  SELECT receivable.payment_collection_id FROM sepay_va_order va_order
    JOIN sepay_receivable receivable ON receivable.id = va_order.receivable_id
   WHERE va_order.environment = :environment AND va_order.status IN ('opening', 'open', 'partially') AND va_order.deleted_at IS NULL
     AND COALESCE(va_order.opening_until, '-infinity') <= now() AND ${CHANGEABLE}
     AND va_order.amount_vnd - va_order.paid_amount_vnd <> GREATEST(0, receivable.amount_vnd - receivable.received_vnd)`

/** Lets payments ask for what is owed now, one after the other. What was changed stays so: there is nothing to take back. */
export const followSepayOwedStep = createStep(
  "follow-sepay-owed",
  async (input: FollowSepayOwedInput, { container }) => {
    const result: FollowSepayOwedResult = { looked_at: 0, changed: 0 }
    for (const paymentCollectionId of await listPaymentCollections(container, input)) {
      result.looked_at += 1
      result.changed += (await followPayment(container, paymentCollectionId)) ? 1 : 0
    }
    if (input.payment_id !== undefined) {
      await settleRefunded(container, input.payment_id)
    }
    return new StepResponse(result)
  }
)

async function listPaymentCollections(
  container: MedusaContainer,
  { order_id, payment_id, payment_collection_id }: FollowSepayOwedInput
): Promise<string[]> {
  const sql = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const list = async (statement: string, bindings: Knex.RawBinding[] | Record<string, Knex.RawBinding>) => {
    const { rows } = await sql.raw<{ rows: Array<{ payment_collection_id: string }> }>(statement, bindings)
    return rows.map((row) => row.payment_collection_id)
  }
  if (payment_collection_id !== undefined) {
    return [payment_collection_id]
  }
  if (order_id !== undefined) {
    return list(OF_ORDER, [order_id])
  }
  if (payment_id !== undefined) {
    return list(OF_PAYMENT, [payment_id])
  }
  const { environment } = container.resolve<SepayModuleService>(SEPAY_MODULE).options
  return list(`SELECT payment_collection_id FROM (${DIFFERENT}) different ORDER BY random() LIMIT ${PAYMENTS_PER_RUN}`, {
    environment,
  })
}

/** A person was asked to refund it: when that is done, nobody has to look any more. */
async function settleRefunded(container: MedusaContainer, paymentId: string): Promise<void> {
  const sql = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await sql.raw<{ rows: Array<{ id: string }> }>(AWAITING_REFUND, [paymentId])
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) {
    await container.resolve<SepayModuleService>(SEPAY_MODULE).settlement.resumeSettlement(ids)
    for (const id of ids) {
      await settleSepayPayment(container, id)
    }
  }
}

/** One payment that cannot be followed never keeps the others back: the sweep looks at it again. */
async function followPayment(container: MedusaContainer, paymentCollectionId: string): Promise<boolean> {
  try {
    const { outcome, receivable } = await followOwed(container, paymentCollectionId)
    if (receivable === null) {
      return false
    }
    await replaceOutdatedNumber(container, receivable.id)
    if (receivable.settlementStatus === "due") {
      await settleSepayPayment(container, receivable.id)
    }
    return outcome !== "unchanged"
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(logLine(`a payment does not ask for what is owed yet: ${toLogReason(error)}`, { payment_collection_id: paymentCollectionId }))
    return false
  }
}

/**
 * Lets the payments of an order ask for what is owed now, after it changed: an edit, an exchange, a claim, a credit line,
 * another payment. What has arrived is captured where that is enough by now; the number that is open is replaced by one over
 * the rest. Without input, it looks for all payments that differ: for events that were lost.
 *
 * @example
 * await followSepayOwedWorkflow(container).run({ input: { order_id: "order_…" } })
 */
export const followSepayOwedWorkflow = createWorkflow("follow-sepay-owed", (input: FollowSepayOwedInput) => {
  return new WorkflowResponse(followSepayOwedStep(input))
})
