import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"
import { isSepayProviderSql } from "../../providers/sepay/provider-id"
import { announcePaymentAttention } from "./announce-payment-attention"
import { describeFailure } from "./describe-failure"
import { refundSepayPaymentWorkflow } from "./refund-sepay-payment"

/**
 * SePay payments of payment collections that are captured, with what was not refunded of them. Ids of captures ascend with
 * time: the last one names what is refunded, so that it is refunded once. A refund that was begun here, and which a process
 * that died did not book on the order, is among them.
 */
const HELD_CAPTURES = `
  SELECT payment.id AS payment_id, payment.payment_collection_id, captured.amount - refunded.amount AS held_amount, noted.note
    FROM payment
    CROSS JOIN LATERAL (SELECT COALESCE(SUM(amount), 0) AS amount, MAX(id) AS last_id FROM capture
                         WHERE payment_id = payment.id AND deleted_at IS NULL) captured
    CROSS JOIN LATERAL (SELECT COALESCE(SUM(amount), 0) AS amount FROM refund
                         WHERE payment_id = payment.id AND deleted_at IS NULL) refunded
    CROSS JOIN LATERAL (SELECT 'The order was cancelled (' || captured.last_id || ').' AS note) noted
   WHERE payment.payment_collection_id = ANY(?) AND ${isSepayProviderSql("payment.provider_id")} AND payment.deleted_at IS NULL
     AND (captured.amount > refunded.amount
          OR EXISTS (SELECT FROM refund begun WHERE begun.payment_id = payment.id AND begun.note = noted.note AND begun.deleted_at IS NULL
                       AND NOT EXISTS (SELECT FROM order_transaction booked
                                        WHERE booked.reference = 'refund' AND booked.reference_id = begun.id AND booked.deleted_at IS NULL)))`

const REFUNDED = "The order was cancelled while its money was being captured. It was refunded: transfer it back to the payer."
const NOT_REFUNDED =
  "The order was cancelled while its money was being captured, and Medusa did not refund it. Check the payment again, which " +
  "tries to refund it once more, or transfer the money back to the payer."

/** Longer than a refund takes. */
const LOCK_TIMEOUT_SECONDS = 30

interface HeldCapture {
  payment_id: string
  payment_collection_id: string
  held_amount: string
  /** Names the refund. */
  note: string
}

/**
 * Refunds what was captured for orders that are cancelled. Medusa's cancel does so with what it finds captured, and a capture
 * that comes in between is refunded by nobody; afterwards Medusa refuses refunds of the order in its own pages. The refund
 * makes a return owed. A person is told in any case; what could not be refunded needs their attention until it is.
 *
 * Settlement and cancellation both notice it, and often at once: so one at a time, and only what is held then.
 */
export async function refundCanceled(container: MedusaContainer, paymentCollectionIds: readonly string[]): Promise<void> {
  const held = await listHeldCaptures(container, paymentCollectionIds)
  const locking = container.resolve(Modules.LOCKING)
  for (const id of new Set(held.map(({ payment_collection_id }) => payment_collection_id))) {
    await locking.execute(`sepay-refund-canceled:${id}`, () => refundLocked(container, id), { timeout: LOCK_TIMEOUT_SECONDS })
  }
}

async function listHeldCaptures(container: MedusaContainer, paymentCollectionIds: readonly string[]): Promise<HeldCapture[]> {
  const sql = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await sql.raw<{ rows: HeldCapture[] }>(HELD_CAPTURES, [[...paymentCollectionIds]])
  return rows
}

async function refundLocked(container: MedusaContainer, paymentCollectionId: string): Promise<void> {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  for (const { payment_id, held_amount, note } of await listHeldCaptures(container, [paymentCollectionId])) {
    const { errors } = await refundSepayPaymentWorkflow(container).run({
      input: { payment_id, amount: Number(held_amount), note },
      throwOnError: false,
    })
    const failure = describeFailure(errors)
    const reason = failure === null ? REFUNDED : `${NOT_REFUNDED} ${failure}`
    if (failure !== null) {
      await sepay.settlement.recordCanceledAfterCapture(paymentCollectionId, reason)
    }
    const receivable = await sepay.owed.findReceivableOfCollection(paymentCollectionId)
    if (receivable) {
      await announcePaymentAttention(container, receivable, reason)
    }
  }
}
