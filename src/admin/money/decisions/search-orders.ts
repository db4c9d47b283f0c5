import { getClient } from "../../lib/client"

/** As much of an order as it takes to recognize it. */
export interface FoundOrder {
  id: string
  display_id: number
  email: string | null
  total: number
  currency_code: string
  created_at: string
}

const LIMIT = 5

/** Searches the store's orders as the dashboard's list of orders does, for those that could be paid in VND. */
export async function searchOrders(q: string): Promise<FoundOrder[]> {
  const { orders } = await getClient().client.fetch<{ orders: FoundOrder[] }>("/admin/orders", {
    query: { q, limit: LIMIT, fields: "id,display_id,email,total,currency_code,created_at" },
  })
  return orders.filter(({ currency_code }) => currency_code === "vnd")
}
