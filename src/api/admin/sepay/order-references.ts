import type { AdminSepayOrderReference } from "./money/transactions/types"
import type { Query } from "../../../providers/sepay/query"

/** The orders of payment collections, by the collection's id. */
export async function findOrderReferences(
  query: Query,
  paymentCollectionIds: readonly string[]
): Promise<Map<string, AdminSepayOrderReference>> {
  const ids = [...new Set(paymentCollectionIds)]
  if (ids.length === 0) {
    return new Map()
  }
  const { data } = await query.graph({
    entity: "order_payment_collection",
    fields: ["payment_collection_id", "order.id", "order.display_id"],
    filters: { payment_collection_id: ids },
  })
  return new Map(
    data.flatMap(({ payment_collection_id: id, order }) =>
      order ? [[String(id), { id: order.id, display_id: Number(order.display_id) }]] : []
    )
  )
}

/** The payment collections of the order with this number; none when there is no such order. */
export async function findCollectionsOfOrderNumber(query: Query, displayId: number): Promise<string[]> {
  const { data } = await query.graph({
    entity: "order",
    fields: ["payment_collections.id"],
    filters: { display_id: displayId },
  })
  const orders = data as Array<{ payment_collections?: Array<{ id: string } | null> | null }>
  return orders.flatMap((order) => (order.payment_collections ?? []).flatMap((collection) => collection?.id ?? []))
}
