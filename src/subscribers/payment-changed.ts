import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { followSepayOwedWorkflow } from "../workflows/owed/follow-sepay-owed"

/** Lets an order's other payments ask for what is left of it, after one of them was captured or refunded. */
export default async function handlePaymentChanged({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await followSepayOwedWorkflow(container).run({ input: { payment_id: event.data.id } })
}

export const config: SubscriberConfig = {
  event: ["payment.captured", "payment.refunded"],
}
