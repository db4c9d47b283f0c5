import type { AdminStore } from "../../integration-tests/browser/support/admin-store"
import { placeOrder } from "../../integration-tests/browser/support/money"
import { transfer } from "../../integration-tests/support/sepay"
import { eventually } from "../../integration-tests/support/shopper"

/** An order that is paid. @returns its id */
export async function payInFull(store: AdminStore, content: string): Promise<string> {
  const { orderId, vaNumber, amountVnd } = await placeOrder(store)
  await transfer(store.emulator, { vaNumber, amountVnd, content })
  await eventually("The capture", async () => {
    const { data } = await store.api.get(`/admin/sepay/payments/orders/${orderId}`)
    return data.payments[0].is_captured === true
  })
  return orderId
}

/** An order of which a part is paid. @returns its id */
export async function payInPart(store: AdminStore): Promise<string> {
  const { orderId, vaNumber } = await placeOrder(store)
  await transfer(store.emulator, { vaNumber, amountVnd: 20_000, content: "Nguyen Thi Lan chuyen truoc" })
  return orderId
}

/** An order that is paid twice. */
export async function payTwice(store: AdminStore, content: string): Promise<void> {
  const { vaNumber, amountVnd } = await placeOrder(store)
  await transfer(store.emulator, { vaNumber, amountVnd, content })
  await transfer(store.emulator, { vaNumber, amountVnd, content, force: true })
}

/** A refund that waits to be transferred. */
export async function refund(store: AdminStore, orderId: string, amountVnd: number): Promise<void> {
  const { data } = await store.api.get(`/admin/orders/${orderId}?fields=*payment_collections.payments`)
  const [collection] = data.order.payment_collections
  await store.api.post(`/admin/payments/${collection.payments[0].id}/refund`, { amount: amountVnd })
}
