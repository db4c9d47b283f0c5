import type { MedusaContainer } from "@medusajs/framework/types"
import { seedProducts } from "../../demo/seed/products"
import { seedShipping } from "../../demo/seed/shipping"
import { seedStore } from "../../demo/seed/store"
import type { SeededStore } from "../../demo/store-file"

/** The demo's Vietnamese store, in a test's database. */
export async function seedTestStore(container: MedusaContainer): Promise<SeededStore> {
  const { regionId, salesChannelId, publishableKey } = await seedStore(container)
  const { stockLocationId, shippingOptionId, shippingProfileId } = await seedShipping(container, salesChannelId)
  const variantIds = await seedProducts(container, { salesChannelId, stockLocationId, shippingProfileId })
  return { publishableKey, regionId, variantIds, shippingOptionId }
}
