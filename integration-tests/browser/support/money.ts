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
