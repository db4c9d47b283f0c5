import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { SettlementState } from "../../modules/sepay/decisions/settle"
import type { Receivable } from "../../modules/sepay/ledger/types"
import { isSepayProvider } from "../../providers/sepay/payment-session"

/** Reads what Medusa says of a receivable's payment collection: sessions, payments, cart and order. */
export async function loadSettlementState(
  container: MedusaContainer,
  receivable: Receivable
): Promise<SettlementState> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "payment_collection",
    fields: [
      "id",
      "payment_sessions.id",
      "payment_sessions.provider_id",
      "payment_sessions.amount",
      "payments.id",
      "payments.payment_session_id",
      "payments.captured_at",
      "payments.canceled_at",
      "cart_link.cart_id",
      "order_link.order_id",
    ],
    filters: { id: receivable.paymentCollectionId },
  })
  const collection = data[0] as PaymentCollectionRecord | undefined
  const cartId = collection?.cart_link?.cart_id ?? null
  const cart = cartId === null ? null : await loadCart(container, cartId)
  return {
    sessions: (collection?.payment_sessions ?? [])
      .filter((session) => isSepayProvider(session.provider_id))
      .map((session) => ({
        id: session.id,
        isServed: session.id === receivable.paymentSessionId,
        amountVnd: Math.round(Number(session.amount)),
      })),
    payments: (collection?.payments ?? []).map((payment) => ({
      id: payment.id,
      sessionId: payment.payment_session_id ?? null,
      isCaptured: payment.captured_at !== null,
      isCanceled: payment.canceled_at !== null,
    })),
    cart,
    orderId: cart === null ? (collection?.order_link?.order_id ?? null) : cart.orderId,
    isCanceled: receivable.canceledAt !== null,
    amountVnd: receivable.amountVnd,
    attempts: receivable.settlementAttempts,
  }
}

interface PaymentCollectionRecord {
  payment_sessions: Array<{ id: string; provider_id: string; amount: number }>
  payments: Array<{
    id: string
    payment_session_id?: string
    captured_at: Date | string | null
    canceled_at: Date | string | null
  }>
  cart_link?: { cart_id: string }
  order_link?: { order_id: string }
}

async function loadCart(
  container: MedusaContainer,
  cartId: string
): Promise<{ id: string; isCompleted: boolean; orderId: string | null }> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [carts, links] = await Promise.all([
    query.graph({ entity: "cart", fields: ["id", "completed_at"], filters: { id: cartId } }),
    query.graph({ entity: "order_cart", fields: ["order_id"], filters: { cart_id: cartId } }),
  ])
  return {
    id: cartId,
    isCompleted: Boolean(carts.data[0]?.completed_at),
    orderId: links.data[0]?.order_id ?? null,
  }
}
