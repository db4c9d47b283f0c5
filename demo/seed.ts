import { writeFileSync } from "node:fs"

import type { ExecArgs } from "@medusajs/framework/types"

import { seedAdminUser } from "./seed/admin-user"
import { seedProducts } from "./seed/products"
import { seedShipping } from "./seed/shipping"
import { seedStore } from "./seed/store"
import type { SeededStore } from "./store-file"

/**
 * Fills the store, and leaves alone what is there already:
 *
 *     DEMO_ADMIN_PASSWORD=… medusa exec ./demo/seed.ts <file for the ids> <admin e-mail>
 */
export default async function seed({ container, args }: ExecArgs): Promise<void> {
  const [resultFile, adminEmail] = args
  const adminPassword = process.env.DEMO_ADMIN_PASSWORD
  if (!resultFile || !adminEmail || !adminPassword) {
    throw new Error("The seed needs a file for its result, the admin's e-mail address and DEMO_ADMIN_PASSWORD.")
  }
  const { regionId, salesChannelId, publishableKey } = await seedStore(container)
  const { stockLocationId, shippingOptionId, shippingProfileId } = await seedShipping(container, salesChannelId)
  const variantIds = await seedProducts(container, { salesChannelId, stockLocationId, shippingProfileId })
  await seedAdminUser(container, adminEmail, adminPassword)
  const result: SeededStore = { publishableKey, regionId, variantIds, shippingOptionId }
  writeFileSync(resultFile, JSON.stringify(result, null, 2))
}
