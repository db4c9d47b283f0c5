import { join } from "node:path"
import { buildShopPage, startShopPage, type ShopPageServer } from "../../../demo/shop-page"
import type { ShopSettings } from "../../../demo/storefront/server/shop-settings"
import { findFreePort } from "../../../scripts/ports"
import { makeEnvironment } from "../../support/environment"
import { BROWSER_DIRECTORY, logFileOf } from "./built-store"

const PAGE_DIRECTORY = join(BROWSER_DIRECTORY, "storefront")

/** Builds the demo's storefront from the package's parts, which have to be built. */
export async function buildStorefront(): Promise<void> {
  const logFile = logFileOf("storefront-build")
  await buildShopPage({ directory: PAGE_DIRECTORY, env: makeEnvironment(), logFile }).untilDone()
}

/** Serves it for a store, which has to allow storefronts on any port. */
export async function serveStorefront(name: string, shop: ShopSettings): Promise<ShopPageServer> {
  const server = startShopPage(shop, await findFreePort(), {
    directory: PAGE_DIRECTORY,
    env: makeEnvironment(),
    logFile: logFileOf(`${name}-storefront`),
  })
  try {
    await server.untilServed()
    return server
  } catch (error) {
    await server.stop()
    throw error
  }
}
