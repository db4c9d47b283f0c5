import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { followSepayOwedWorkflow } from "../workflows/owed/follow-sepay-owed"

/** Lets the payments of an order that changed ask for what is owed now. */
export default async function handleOrderChanged({
  event,
  container,
}: SubscriberArgs<{ order_id: string }>): Promise<void> {
  await followSepayOwedWorkflow(container).run({ input: { order_id: event.data.order_id } })
}

export const config: SubscriberConfig = {
  event: [
    "order-edit.confirmed",
    "order.exchange_created",
    "order.claim_created",
    "order.return_requested",
    "order.return_received",
  ],
}
