import { buildStorefront } from "./support/built-shop-page"
import { buildStore, isStoreBuilt, prepareStoreDatabase } from "./support/built-store"

/**
 * Once before all tests in a browser: a store with the plugin, which has to be built, and a storefront are built as a user
 * builds them, and the store is migrated and seeded. `REUSE_BUILD=1` takes the last build, while only the tests change.
 */
export default async function setUp(): Promise<void> {
  const isReused = process.env.REUSE_BUILD === "1" && isStoreBuilt()
  await Promise.all([isReused ? undefined : buildStore(), buildStorefront()])
  await prepareStoreDatabase(process.env.DATABASE_URL ?? "")
}
