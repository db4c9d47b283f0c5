import type { AdminStore } from "./admin-store"

/** An order that waits for its transfer. */
export async function placeOrder({ shopper, seeded }: AdminStore) {
  const placed = await shopper.placeOrder(seeded.variantIds[0] ?? "")
  const { va_number, amount_vnd } = await shopper.payment(placed.sessionId)
  return { ...placed, vaNumber: String(va_number), amountVnd: amount_vnd }
}

/** As an English admin reads it. */
export function dong(amountVnd: number): string {
  return `₫${amountVnd.toLocaleString("en-US")}`
}

/** Changes how many pieces of its first item an order is over. @returns what is outstanding then, in whole VND */
export async function editOrder({ api }: AdminStore, orderId: string, quantity: number): Promise<number> {
  const { data } = await api.get(`/admin/orders/${orderId}?fields=id,*items`)
  await api.post("/admin/order-edits", { order_id: orderId })
  await api.post(`/admin/order-edits/${orderId}/items/item/${data.order.items[0].id}`, { quantity })
  await api.post(`/admin/order-edits/${orderId}/confirm`)
  const { data: edited } = await api.get(`/admin/sepay/payments/orders/${orderId}`)
  return edited.request.outstanding_vnd
}
