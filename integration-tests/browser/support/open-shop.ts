import type { EmulatorOptions } from "../../../src/emulator"
import { ADMIN } from "../../support/admin"
import { type AdminStore, openAdminStore } from "./admin-store"
import { serveStorefront } from "./built-shop-page"
import { launchBrowser } from "./chromium"
import { Visitor, type VisitorPreferences } from "./visitor"

/** A store, its storefront and a browser. */
export interface OpenShop {
  store: AdminStore
  /** Somebody comes to the shop. They leave before it closes. */
  enter(preferences?: VisitorPreferences): Promise<Visitor>
  close(): Promise<void>
}

/** Opens the demo's shop on the store that `buildStore` built, with the page that `buildStorefront` built. */
export async function openShop(name: string, sepay: EmulatorOptions = {}): Promise<OpenShop> {
  const closings: Array<() => Promise<void>> = []
  const close = async () => {
    for (const end of closings.reverse()) {
      await end()
    }
  }
  try {
    const store = await openAdminStore(name, sepay)
    closings.push(() => store.close())
    const page = await serveStorefront(name, {
      storeUrl: store.url,
      publishableKey: store.seeded.publishableKey,
      emulatorUrl: store.emulator.url,
      admin: ADMIN,
    })
    closings.push(() => page.stop())
    const browser = await launchBrowser()
    closings.push(() => browser.close())
    const addresses = { shopUrl: page.url, storeUrl: store.url }
    return { store, enter: (preferences = {}) => Visitor.enter(browser, addresses, preferences), close }
  } catch (error) {
    await close()
    throw error
  }
}
