import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { SEPAY_MODULE } from "../../../../modules/sepay"
import type { Receivable } from "../../../../modules/sepay/owed/receivable"
import type { OrderFacts } from "../../../../modules/sepay/payments/decide-payment-status"
import type SepayModuleService from "../../../../modules/sepay/service"
import { findOrderFacts } from "../../../../providers/sepay/order-facts"
import { remainingVnd as remainingOf } from "../../../../modules/sepay/owed/received"
import { isClosed } from "../../../../modules/sepay/owed/receivables"
import { listOf, type Query } from "../../../../providers/sepay/query"
import { followSoon } from "../../../../workflows/owed/follow-soon"
import type { StoreSepayPaymentSessionResponse } from "./types"

/**
 * The receivable that serves, or ever served, a payment session.
 *
 * @throws MedusaError `not_found` for a session that is not, and never was, one of SePay's.
 */
export async function requireReceivable(container: MedusaContainer, paymentSessionId: string): Promise<Receivable> {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const receivable = await sepay.owed.findReceivableOfSession(paymentSessionId)
  if (!receivable) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no SePay payment session ${paymentSessionId}.`)
  }
  return receivable
}

/**
 * What is true of a payment now.
 *
 * @throws MedusaError `not_found` for a session that is not, and never was, one of SePay's.
 */
export async function describePaymentSession(
  container: MedusaContainer,
  paymentSessionId: string
): Promise<StoreSepayPaymentSessionResponse> {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const receivable = await requireReceivable(container, paymentSessionId)
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const order = await findOrderFacts(query, receivable.paymentCollectionId)
  followSoon(container, receivable, order)
  const { status, remainingVnd, outstandingVnd, refundedVnd, toReturnVnd, vaOrder, vietQr } =
    await sepay.payments.describePayment(receivable, order)
  return {
    payment_session: {
      id: paymentSessionId,
      status,
      flow: receivable.flow,
      currency_code: "vnd",
      amount_vnd: receivable.amountVnd,
      paid_amount_vnd: receivable.receivedVnd,
      remaining_amount_vnd: remainingVnd,
      outstanding_amount_vnd: outstandingVnd,
      refunded_amount_vnd: refundedVnd,
      to_return_amount_vnd: toReturnVnd,
      order_code: vaOrder?.orderCode ?? null,
      va_number: vaOrder?.vaNumber ?? null,
      account_holder_name: vaOrder?.accountHolderName ?? null,
      bank_name: vaOrder?.bankName ?? null,
      bank_bin: vaOrder?.bankBin ?? null,
      vietqr: vietQr,
      expires_at: vaOrder?.expiresAt?.toISOString() ?? null,
      order_id: order === null || (await isBeingPlaced(query, receivable, order)) ? null : order.orderId,
      outstanding_payment_session_id:
        order !== null && status === "outstanding" ? await findOpenSessionOfOrder(container, order.orderId) : null,
    },
  }
}

/**
 * Whether the order may yet be taken back: Medusa makes it first and authorizes its payment then, and a payment that it does
 * not authorize takes the order with it. A shopper who was sent to that order would find nothing.
 */
async function isBeingPlaced(query: Query, receivable: Receivable, { captured }: OrderFacts): Promise<boolean> {
  if (receivable.flow !== "pay_first" || receivable.settledAt !== null || captured > 0) {
    return false
  }
  const { data } = await query.graph({
    entity: "payment_collection",
    fields: ["cart.id", "payments.id"],
    filters: { id: receivable.paymentCollectionId },
  })
  return data.some(({ cart, payments }) => Boolean(cart) && listOf(payments).length === 0)
}

/** The session of an order's oldest SePay payment that still waits for money; `null` when none does. */
async function findOpenSessionOfOrder(container: MedusaContainer, orderId: string): Promise<string | null> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order_payment_collection",
    fields: ["payment_collection_id"],
    filters: { order_id: orderId },
  })
  const { owed } = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const receivables = await Promise.all(
    data.map(({ payment_collection_id: id }) => owed.findReceivableOfCollection(String(id)))
  )
  const [oldest] = receivables
    .flatMap((receivable) => (receivable !== null && isOpen(receivable) ? [receivable] : []))
    .sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime())
  return oldest?.paymentSessionId ?? null
}

/** Not captured, not canceled, not paid, and Medusa still has its session. */
function isOpen(receivable: Receivable): boolean {
  return !isClosed(receivable) && receivable.releasedAt === null && remainingOf(receivable) > 0
}
