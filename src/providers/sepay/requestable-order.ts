import { toPayableAmount } from "../../modules/sepay/owed/payable-amount"
import { DEFAULT_PROVIDER_ID, isSepayProvider } from "./provider-id"
import { isOpenCollection } from "./find-owed"
import { listOf, type Query } from "./query"

/** An order of which an admin may ask for what is outstanding to be paid through SePay. */
export interface RequestableOrder {
  id: string
  /** What Medusa has outstanding; can have fractions of a đồng. */
  outstanding: number
  currencyCode: string
  /** The entry of the provider with which it would be asked for. */
  providerId: string
  /** A payment collection that asks for it through SePay already. */
  sepayCollectionId: string | null
  /** A payment collection that Medusa updates with the order, and that nothing was paid on. */
  openCollectionId: string | null
  /** All its payment collections. */
  collectionIds: string[]
  /** Why nothing can be asked for, with what to do; `null` when it can. */
  problem: string | null
}

interface OrderRecord {
  id: string
  status: string
  currency_code: string
  summary?: { pending_difference?: number } | null
  region?: { payment_providers?: Array<{ id: string; is_enabled?: boolean } | null> | null } | null
  payment_collections?: Array<CollectionRecord | null> | null
}

interface CollectionRecord {
  id: string
  status: string
  payment_sessions?: Array<{ provider_id: string } | null> | null
}

const FIELDS = [
  "id",
  "status",
  "currency_code",
  // With the total, Medusa takes what is to come back off the pending difference.
  "total",
  "summary.*",
  "region.payment_providers.id",
  "region.payment_providers.is_enabled",
  "payment_collections.id",
  "payment_collections.status",
  "payment_collections.payment_sessions.provider_id",
]

/** Reads whether what an order has outstanding can be asked for through SePay; `null` when there is no such order. */
export async function findRequestable(query: Query, orderId: string): Promise<RequestableOrder | null> {
  const { data } = await query.graph({ entity: "order", fields: FIELDS, filters: { id: orderId } })
  const order = data[0] as OrderRecord | undefined
  if (!order) {
    return null
  }
  const collections = listOf(order.payment_collections)
  const open = collections.filter(({ status }) => isOpenCollection(status))
  const providerIds = listOf(order.region?.payment_providers)
    .filter((provider) => provider.is_enabled !== false && isSepayProvider(provider.id))
    .map(({ id }) => id)
  const facts = {
    id: order.id,
    outstanding: Number(order.summary?.pending_difference ?? 0),
    currencyCode: order.currency_code,
    providerId: providerIds.find((id) => id === DEFAULT_PROVIDER_ID) ?? providerIds[0] ?? DEFAULT_PROVIDER_ID,
    sepayCollectionId: open.find(asksThroughSepay)?.id ?? null,
    openCollectionId: open[0]?.id ?? null,
    collectionIds: collections.map(({ id }) => id),
  }
  return { ...facts, problem: findProblem(order, facts, providerIds.length > 0, collections) }
}

function findProblem(
  order: OrderRecord,
  { outstanding, currencyCode }: Pick<RequestableOrder, "outstanding" | "currencyCode">,
  hasProvider: boolean,
  collections: CollectionRecord[]
): string | null {
  if (order.status === "canceled") {
    return "This order was cancelled: nothing is to be paid for it."
  }
  if (outstanding <= 0) {
    return "Nothing of this order is outstanding."
  }
  const { problem } = toPayableAmount(outstanding, currencyCode)
  if (problem !== null) {
    return problem
  }
  if (!hasProvider) {
    return "SePay is not among the payment providers of the order's region. Add it under Settings → Regions."
  }
  return collections.some(({ status }) => status === "authorized" || status === "partially_authorized")
    ? "Another payment of this order is authorized. Capture it or cancel it first."
    : null
}

function asksThroughSepay({ payment_sessions }: CollectionRecord): boolean {
  return listOf(payment_sessions).some(({ provider_id }) => isSepayProvider(provider_id))
}
