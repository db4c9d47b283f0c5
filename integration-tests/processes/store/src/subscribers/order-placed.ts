import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** What a shop does when an order is placed (a mail to the shopper, say), as a row that can be counted. */
export default async function noteOrderPlaced({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const sql = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await sql.raw("INSERT INTO noted_order_placed (order_id) VALUES (?)", [event.data.id])
}

export const config: SubscriberConfig = { event: "order.placed" }
