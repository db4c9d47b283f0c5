import { AdminClient } from "../../support/admin-client"
import { expectOk } from "../../support/shopper"
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
  const admin = new AdminClient(api)
  await admin.editOrder(orderId, quantity)
  const { request } = expectOk(await admin.get(`sepay/payments/orders/${orderId}`))
  return request.outstanding_vnd
}
