import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { cancelSepayReceivablesWorkflow } from "../workflows/va-orders/cancel-sepay-receivables"

/** Abandons the virtual account of an order that was cancelled. */
export default async function handleOrderCanceled({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await cancelSepayReceivablesWorkflow(container).run({ input: { order_id: event.data.id } })
}

export const config: SubscriberConfig = {
  event: "order.canceled",
}
