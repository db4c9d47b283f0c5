import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { cancelOrderReceivablesWorkflow } from "../workflows/cancel-order-receivables"

/** Gives up the virtual account of an order that was cancelled. */
export default async function handleOrderCanceled({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await cancelOrderReceivablesWorkflow(container).run({ input: { order_id: event.data.id } })
}

export const config: SubscriberConfig = {
  event: "order.canceled",
}
