import type { MedusaContainer, RegionDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  createDefaultsWorkflow,
  createRegionsWorkflow,
  createTaxRegionsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  updateRegionsWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"

import { PAYMENT_PROVIDERS } from "../settings"

const REGION = { name: "Việt Nam", currency_code: "vnd", countries: ["vn"] }
const VAT_PERCENT = 8

/** The region with its VAT, and the key and sales channel through which storefronts sell. */
export async function seedStore(container: MedusaContainer) {
  await createDefaultsWorkflow(container).run()
  const regionId = await seedRegion(container)
  await seedVat(container)
  const salesChannelId = await describeStore(container, regionId)
  const publishableKey = await openSalesChannel(container, salesChannelId)
  return { regionId, salesChannelId, publishableKey }
}

async function seedRegion(container: MedusaContainer): Promise<string> {
  const [existing] = await container.resolve(Modules.REGION).listRegions({ name: REGION.name })
  const region = existing ?? (await createRegion(container))
  await updateRegionsWorkflow(container).run({
    input: { selector: { id: region.id }, update: { payment_providers: PAYMENT_PROVIDERS } },
  })
  return region.id
}

async function createRegion(container: MedusaContainer): Promise<RegionDTO> {
  const { result } = await createRegionsWorkflow(container).run({ input: { regions: [REGION] } })
  return first(result, "region")
}

async function seedVat(container: MedusaContainer): Promise<void> {
  const [existing] = await container.resolve(Modules.TAX).listTaxRegions({ country_code: "vn" })
  if (existing) {
    return
  }
  await createTaxRegionsWorkflow(container).run({
    input: [
      {
        country_code: "vn",
        provider_id: "tp_system",
        default_tax_rate: { name: "Thuế GTGT", code: "VAT", rate: VAT_PERCENT },
      },
    ],
  })
}

/** @returns the sales channel of the store */
async function describeStore(container: MedusaContainer, regionId: string): Promise<string> {
  const store = first(await container.resolve(Modules.STORE).listStores(), "store")
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        name: "Cà phê Phố Cổ",
        supported_currencies: [{ currency_code: REGION.currency_code, is_default: true }],
        default_region_id: regionId,
      },
    },
  })
  if (!store.default_sales_channel_id) {
    throw new Error("The store has no default sales channel.")
  }
  return store.default_sales_channel_id
}

/** @returns the publishable key that storefronts send */
async function openSalesChannel(container: MedusaContainer, salesChannelId: string): Promise<string> {
  const keys = await container.resolve(Modules.API_KEY).listApiKeys({ type: "publishable" })
  const key = first(keys, "publishable key")
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key.id, add: [salesChannelId] } })
  return key.token
}

/** For what must be there because Medusa makes it, or because it was asked for in the line before. */
export function first<T>(list: T[], what: string): T {
  const [item] = list
  if (item === undefined) {
    throw new Error(`Medusa answered no ${what}.`)
  }
  return item
}
