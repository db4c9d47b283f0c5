import buildPlugin from "../support/build-plugin"
import { buildStorefront } from "./support/built-shop-page"
import { buildStore, isStoreBuilt } from "./support/built-store"

/**
 * Once before all tests in a browser: the plugin, a store with it and a storefront are built as a user builds them, and
 * the store is migrated and seeded. `REUSE_BUILD=1` takes the last build of plugin and store, while only the tests
 * change.
 */
export default async function setUp(): Promise<void> {
  if (process.env.REUSE_BUILD !== "1" || !isStoreBuilt()) {
    await buildPlugin()
    await buildStore()
  }
  await buildStorefront()
}
