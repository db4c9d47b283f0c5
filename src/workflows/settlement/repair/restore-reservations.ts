import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, MedusaError } from "@medusajs/framework/utils"
import { createReservationsWorkflow } from "@medusajs/medusa/core-flows"

/** What is read of an order to reserve what it holds, as core does when it completes a cart. */
const ORDER_FIELDS = [
  "sales_channel_id",
  "items.id",
  "items.quantity",
  "items.variant_id",
  "items.variant.manage_inventory",
  "items.variant.allow_backorder",
  "items.variant.inventory_items.inventory_item_id",
  "items.variant.inventory_items.required_quantity",
  "items.variant.inventory_items.inventory.location_levels.location_id",
  "items.variant.inventory_items.inventory.location_levels.available_quantity",
  "items.variant.inventory_items.inventory.location_levels.stock_locations.sales_channels.id",
]

interface LocationLevel {
  location_id: string
  available_quantity?: number | null
  stock_locations?: Array<{ sales_channels?: Array<{ id: string }> | null }> | null
}

interface StockedItem {
  id: string
  quantity: number
  variant?: {
    manage_inventory?: boolean | null
    allow_backorder?: boolean | null
    inventory_items?: Array<{
      inventory_item_id: string
      required_quantity: number
      inventory?: { location_levels?: LocationLevel[] | null } | null
    }> | null
  } | null
}

/**
 * Reserves the items of an order that have no reservation, because completing its cart was interrupted before. What is
 * reserved already stays.
 *
 * @throws MedusaError when the stock is gone meanwhile.
 */
export async function restoreReservations(container: MedusaContainer, orderId: string): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: orders } = await query.graph({ entity: "order", fields: ORDER_FIELDS, filters: { id: orderId } })
  const order = orders[0] as unknown as { sales_channel_id: string | null; items: StockedItem[] } | undefined
  const items = order?.items ?? []
  const { data: reserved } = await query.graph({
    entity: "reservation",
    fields: ["line_item_id", "inventory_item_id"],
    filters: { line_item_id: items.map(({ id }) => id) },
  })
  const missing = items
    .filter((item) => item.variant?.manage_inventory)
    .flatMap((item) =>
      (item.variant?.inventory_items ?? [])
        .filter(
          ({ inventory_item_id }) =>
            !reserved.some((one) => one.line_item_id === item.id && one.inventory_item_id === inventory_item_id)
        )
        .map((stock) => {
          const quantity = MathBN.mult(stock.required_quantity, item.quantity)
          const levels = (stock.inventory?.location_levels ?? []).filter((level) => sells(level, order?.sales_channel_id))
          const level = levels.find(({ available_quantity }) => MathBN.gte(available_quantity ?? 0, quantity)) ?? levels[0]
          if (!level) {
            throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no stock location for item ${item.id}.`)
          }
          return {
            line_item_id: item.id,
            inventory_item_id: stock.inventory_item_id,
            location_id: level.location_id,
            quantity,
            allow_backorder: item.variant?.allow_backorder ?? false,
          }
        })
    )
  if (missing.length > 0) {
    await createReservationsWorkflow(container).run({ input: { reservations: missing } })
  }
}

function sells(level: LocationLevel, salesChannelId: string | null | undefined): boolean {
  return (level.stock_locations ?? []).some((location) =>
    (location.sales_channels ?? []).some(({ id }) => !salesChannelId || id === salesChannelId)
  )
}
