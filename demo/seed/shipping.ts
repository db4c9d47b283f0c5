import type { FulfillmentSetDTO, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"

import { first } from "./store"

const WAREHOUSE = "Kho Hà Nội"
const FULFILLMENT_SET = "Giao hàng toàn quốc"
const SHIPPING_OPTION = "Giao hàng tiêu chuẩn"
const SHIPPING_PRICE_VND = 30_000
/** Ships by hand: somebody carries the parcel to the post office. */
const FULFILLMENT_PROVIDER = "manual_manual"

/** The warehouse, and how its goods reach the shopper. */
export async function seedShipping(container: MedusaContainer, salesChannelId: string) {
  const stockLocationId = await seedStockLocation(container, salesChannelId)
  const fulfillmentSet = await seedFulfillmentSet(container)
  await linkWarehouse(container, stockLocationId, fulfillmentSet.id)
  const shippingProfileId = await seedShippingProfile(container)
  const shippingOptionId = await seedShippingOption(container, fulfillmentSet, shippingProfileId)
  return { stockLocationId, shippingProfileId, shippingOptionId }
}

async function seedStockLocation(container: MedusaContainer, salesChannelId: string): Promise<string> {
  const [existing] = await container.resolve(Modules.STOCK_LOCATION).listStockLocations({ name: WAREHOUSE })
  const location = existing ?? (await createStockLocation(container))
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id: location.id, add: [salesChannelId] } })
  return location.id
}

async function createStockLocation(container: MedusaContainer): Promise<{ id: string }> {
  const address = { address_1: "36 Hàng Buồm", city: "Hà Nội", country_code: "vn", postal_code: "100000" }
  const { result } = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name: WAREHOUSE, address }] },
  })
  return first(result, "stock location")
}

async function seedFulfillmentSet(container: MedusaContainer): Promise<FulfillmentSetDTO> {
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const [existing] = await fulfillment.listFulfillmentSets(
    { name: FULFILLMENT_SET },
    { relations: ["service_zones"] }
  )
  return (
    existing ??
    fulfillment.createFulfillmentSets({
      name: FULFILLMENT_SET,
      type: "shipping",
      service_zones: [{ name: "Việt Nam", geo_zones: [{ type: "country", country_code: "vn" }] }],
    })
  )
}

async function linkWarehouse(container: MedusaContainer, stockLocationId: string, fulfillmentSetId: string) {
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  const warehouse = { [Modules.STOCK_LOCATION]: { stock_location_id: stockLocationId } }
  await link.create([
    { ...warehouse, [Modules.FULFILLMENT]: { fulfillment_provider_id: FULFILLMENT_PROVIDER } },
    { ...warehouse, [Modules.FULFILLMENT]: { fulfillment_set_id: fulfillmentSetId } },
  ])
}

async function seedShippingProfile(container: MedusaContainer): Promise<string> {
  const [existing] = await container.resolve(Modules.FULFILLMENT).listShippingProfiles({ type: "default" })
  if (existing) {
    return existing.id
  }
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Hàng thường", type: "default" }] },
  })
  return first(result, "shipping profile").id
}

async function seedShippingOption(
  container: MedusaContainer,
  fulfillmentSet: FulfillmentSetDTO,
  shippingProfileId: string
): Promise<string> {
  const [existing] = await container.resolve(Modules.FULFILLMENT).listShippingOptions({ name: SHIPPING_OPTION })
  if (existing) {
    return existing.id
  }
  const { result } = await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name: SHIPPING_OPTION,
        price_type: "flat",
        provider_id: FULFILLMENT_PROVIDER,
        service_zone_id: first(fulfillmentSet.service_zones, "service zone").id,
        shipping_profile_id: shippingProfileId,
        type: { label: "Tiêu chuẩn", description: "Giao trong 2 đến 3 ngày.", code: "standard" },
        prices: [{ currency_code: "vnd", amount: SHIPPING_PRICE_VND }],
        rules: [
          { attribute: "enabled_in_store", operator: "eq", value: "true" },
          { attribute: "is_return", operator: "eq", value: "false" },
        ],
      },
    ],
  })
  return first(result, "shipping option").id
}
