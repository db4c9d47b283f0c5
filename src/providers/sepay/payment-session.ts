import { isSepayProvider } from "./provider-id"
import type { Query } from "./query"


/** What is needed of a Medusa payment session. */
export interface PaymentSessionRecord {
  id: string
  amount: number
  currencyCode: string
  providerId: string
  paymentCollectionId: string
}

/** Reads a payment session as Medusa has it now; `null` when there is none, or when core deleted it. */
export async function findPaymentSession(query: Query, id: string): Promise<PaymentSessionRecord | null> {
  const { data } = await query.graph({
    entity: "payment_session",
    fields: ["id", "amount", "currency_code", "provider_id", "payment_collection_id"],
    filters: { id },
  })
  const session = data[0]
  if (!session?.payment_collection_id) {
    return null
  }
  return {
    id: session.id,
    amount: Number(session.amount),
    currencyCode: session.currency_code,
    providerId: session.provider_id,
    paymentCollectionId: session.payment_collection_id,
  }
}

/** Whether Medusa still has a session, or a payment that came of it. Core deletes sessions for good. */
export async function isSessionAlive(query: Query, id: string): Promise<boolean> {
  const [sessions, payments] = await Promise.all([
    query.graph({ entity: "payment_session", fields: ["id"], filters: { id } }),
    query.graph({ entity: "payment", fields: ["id"], filters: { payment_session_id: id } }),
  ])
  return sessions.data.length > 0 || payments.data.length > 0
}

/** The amount of the payment that came of a session; `null` when there is none. */
export async function findPaymentAmount(query: Query, sessionId: string): Promise<number | null> {
  const { data } = await query.graph({
    entity: "payment",
    fields: ["amount"],
    filters: { payment_session_id: sessionId },
  })
  return data[0] ? Number(data[0].amount) : null
}

/** The order that a payment collection belongs to; `null` before one is placed. */
export async function findOrder(
  query: Query,
  paymentCollectionId: string
): Promise<{ id: string; status: string } | null> {
  const { data } = await query.graph({
    entity: "order_payment_collection",
    fields: ["order.id", "order.status"],
    filters: { payment_collection_id: paymentCollectionId },
  })
  const order = data[0]?.order
  return order ? { id: order.id, status: order.status } : null
}

/** A session of SePay's that exists on a payment collection; `null` when core deleted them all. */
export async function findLiveSessionId(query: Query, paymentCollectionId: string): Promise<string | null> {
  const { data } = await query.graph({
    entity: "payment_session",
    fields: ["id", "provider_id"],
    filters: { payment_collection_id: paymentCollectionId },
  })
  return data.find((session) => isSepayProvider(session.provider_id))?.id ?? null
}
