import type { OrderFacts } from "../../modules/sepay/payments/decide-payment-status"
import { listOf, type Query } from "./query"

const ORDER_FIELDS = [
  "id",
  "status",
  "version",
  "summary.*",
  "transactions.amount",
  "transactions.reference_id",
  "credit_lines.amount",
]

/** The payments of one collection, in đồng. */
interface CollectionPayments {
  captures: Array<{ id: string; amount: unknown }>
  refunded: number
}

const NO_PAYMENTS: CollectionPayments = { captures: [], refunded: 0 }

/** What Medusa says of a payment collection's order; `null` before it is placed. */
export async function findOrderFacts(query: Query, paymentCollectionId: string): Promise<OrderFacts | null> {
  return (await listOrderFacts(query, [paymentCollectionId])).get(paymentCollectionId) ?? null
}

/** The same for many payment collections. One without an order is missing from the answer. */
export async function listOrderFacts(
  query: Query,
  paymentCollectionIds: readonly string[]
): Promise<Map<string, OrderFacts>> {
  const { data } = await query.graph({
    entity: "order_payment_collection",
    fields: ["payment_collection_id", ...ORDER_FIELDS.map((field) => `order.${field}`)],
    filters: { payment_collection_id: [...paymentCollectionIds] },
  })
  const orders = await Promise.all(
    data.flatMap(({ payment_collection_id, order }) =>
      order
        ? [readChanged(query, order).then((read) => ({ paymentCollectionId: String(payment_collection_id), order: readOrder(read) }))]
        : []
    )
  )
  // Orders that never had money, such as those that wait for it, have no captures and no refunds to look for.
  const withMoney = orders.filter(({ order }) => order.hasMoney || order.isCanceled)
  // Read after the orders: every capture that an order counts is found then, also while one is being made.
  const payments = await listPayments(query, withMoney.map(({ paymentCollectionId }) => paymentCollectionId))
  return new Map(
    orders.map(({ paymentCollectionId, order }) => [
      paymentCollectionId,
      toOrderFacts(order, payments.get(paymentCollectionId) ?? NO_PAYMENTS),
    ])
  )
}

/**
 * Medusa takes what is to come back off the pending difference when the order's total is asked for, which costs. Items can be
 * on their way back only after the order was changed.
 */
async function readChanged(query: Query, order: OrderRecord): Promise<OrderRecord> {
  if ((order.version ?? 1) <= 1) {
    return order
  }
  const { data } = await query.graph({ entity: "order", fields: ["total", ...ORDER_FIELDS], filters: { id: order.id } })
  return (data[0] as OrderRecord | undefined) ?? order
}

async function listPayments(
  query: Query,
  paymentCollectionIds: readonly string[]
): Promise<Map<string, CollectionPayments>> {
  if (paymentCollectionIds.length === 0) {
    return new Map()
  }
  const { data } = await query.graph({
    entity: "payment",
    fields: ["payment_collection_id", "captures.id", "captures.amount", "refunds.amount"],
    filters: { payment_collection_id: [...paymentCollectionIds] },
  })
  const found = new Map<string, CollectionPayments>()
  for (const payment of data as PaymentRecord[]) {
    const { captures, refunded } = found.get(payment.payment_collection_id) ?? NO_PAYMENTS
    found.set(payment.payment_collection_id, {
      captures: [...captures, ...listOf(payment.captures)],
      refunded: refunded + sumAmounts(payment.refunds),
    })
  }
  return found
}

/** A payment as `query.graph` answers it. */
interface PaymentRecord {
  payment_collection_id: string
  captures?: Array<{ id: string; amount: unknown } | null> | null
  refunds?: Array<{ amount: unknown } | null> | null
}

/** An order as `query.graph` answers it. */
interface OrderRecord {
  id: string
  status: string
  version?: number
  summary?: { pending_difference?: unknown; paid_total?: unknown; refunded_total?: unknown } | null
  transactions?: Array<{ amount: unknown; reference_id?: string | null } | null> | null
  credit_lines?: Array<{ amount: unknown } | null> | null
}

function readOrder({ id, status, summary, transactions, credit_lines }: OrderRecord) {
  const refundedTotal = Number(summary?.refunded_total ?? 0)
  return {
    orderId: id,
    isCanceled: status === "canceled",
    pendingDifference: Number(summary?.pending_difference ?? 0),
    refundedTotal,
    refundedWithoutCredit: Math.max(0, refundedTotal - sumAmounts(credit_lines)),
    transactions: listOf(transactions),
    hasMoney: Number(summary?.paid_total ?? 0) > 0,
  }
}

function toOrderFacts(order: ReturnType<typeof readOrder>, { captures, refunded }: CollectionPayments): OrderFacts {
  const captureIds = new Set(captures.map(({ id }) => id))
  const { orderId, isCanceled, pendingDifference, refundedWithoutCredit } = order
  return {
    orderId,
    isCanceled,
    pendingDifference,
    refundedWithoutCredit,
    captured: sumAmounts(captures),
    booked: sumAmounts(order.transactions.filter(({ reference_id }) => captureIds.has(reference_id ?? ""))),
    refunded,
    refundedElsewhere: Math.max(0, order.refundedTotal - refunded),
  }
}

function sumAmounts(rows: ReadonlyArray<{ amount: unknown } | null> | null | undefined): number {
  return listOf(rows).reduce((sum, { amount }) => sum + Number(amount), 0)
}
