import type { BigNumberInput, RemoteQueryFunction } from "@medusajs/framework/types"
import type { ExactAmount, OutstandingAmount, OwedAmounts } from "../../modules/sepay/owed/owed-amount"

/** What is needed of a Medusa payment session. */
export interface PaymentSessionRecord {
  id: string
  amount: number
  currencyCode: string
  providerId: string
  paymentCollectionId: string
}

type Query = Omit<RemoteQueryFunction, symbol>

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

/** What a payment session asks for, and what its collection, order and cart are over. */
export interface PaymentSessionAmounts extends OwedAmounts {
  paymentCollectionId: string
  /** Whether nothing of the collection is authorized or paid. */
  isCollectionOpen: boolean
  cartId: string | null
}

const AMOUNT_FIELDS = [
  "raw_amount",
  "currency_code",
  "payment_collection.id",
  "payment_collection.status",
  "payment_collection.raw_amount",
  "payment_collection.currency_code",
  "payment_collection.cart_link.cart_id",
  "payment_collection.order.currency_code",
  "payment_collection.order.summary",
]

/** Statuses of a payment collection whose amount Medusa still changes with its order. */
const OPEN_COLLECTION_STATUSES: readonly string[] = ["not_paid", "awaiting"]

/** Reads what has to agree before a payment is authorized; `null` when there is no such session. */
export async function findPaymentSessionAmounts(query: Query, id: string): Promise<PaymentSessionAmounts | null> {
  const { data } = await query.graph({ entity: "payment_session", fields: AMOUNT_FIELDS, filters: { id } })
  const session = data[0] as AmountRow & { payment_collection?: CollectionRow | null } | undefined
  const collection = session?.payment_collection
  if (!session || !collection) {
    return null
  }
  const cartId = collection.cart_link?.cart_id ?? null
  return {
    paymentCollectionId: collection.id,
    isCollectionOpen: OPEN_COLLECTION_STATUSES.includes(collection.status),
    cartId,
    session: toExactAmount(session),
    collection: toExactAmount(collection),
    outstanding: collection.order ? toOutstanding(collection.order, cartId) : await findCartTotal(query, cartId),
  }
}

/** What a cart is over; `null` without a cart. */
export async function findCartTotal(query: Query, cartId: string | null): Promise<OutstandingAmount | null> {
  if (cartId === null) {
    return null
  }
  // A cart's total is computed when it is asked for; Medusa's own refresh of a collection asks in this way, too.
  const { data } = await query.graph({
    entity: "cart",
    fields: ["total", "raw_total", "currency_code"],
    filters: { id: cartId },
  })
  const cart = data[0] as { total: number; raw_total?: BigNumberInput; currency_code: string } | undefined
  return cart
    ? { exactAmount: cart.raw_total ?? cart.total, currencyCode: cart.currency_code, isPayableInParts: false }
    : null
}

interface AmountRow {
  raw_amount: BigNumberInput
  currency_code: string
}

interface CollectionRow extends AmountRow {
  id: string
  status: string
  cart_link?: { cart_id: string } | null
  order?: OrderRow | null
}

interface OrderRow {
  currency_code: string
  summary: { pending_difference: number; raw_pending_difference?: BigNumberInput }
}

function toExactAmount({ raw_amount, currency_code }: AmountRow): ExactAmount {
  return { exactAmount: raw_amount, currencyCode: currency_code }
}

/** The collection of a cart is over all of its order; one that an admin made can be over a part. */
function toOutstanding({ currency_code, summary }: OrderRow, cartId: string | null): OutstandingAmount {
  return {
    exactAmount: summary.raw_pending_difference ?? summary.pending_difference,
    currencyCode: currency_code,
    isPayableInParts: cartId === null,
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

/** The provider entry that a store has unless it named it otherwise. */
export const DEFAULT_PROVIDER_ID = "pp_sepay_sepay"

/** Whether a provider id such as `pp_sepay_prepay` is an entry of this provider. */
export function isSepayProvider(providerId: string): boolean {
  return providerId === "pp_sepay" || providerId.startsWith("pp_sepay_")
}
