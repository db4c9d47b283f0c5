import { join } from "node:path"
import type { Browser, Page } from "playwright-core"
import { buildShopPage, startShopPage, type ShopPageServer } from "../../demo/shop-page"
import { launchBrowser } from "../../integration-tests/browser/support/chromium"
import { findFreePort } from "../../scripts/ports"
import type { Shop } from "./shop"
import { BENCH_DIRECTORY, logFileOf } from "./store"

const WAIT_MILLISECONDS = 30_000

/** The demo's storefront in a browser, on the order-confirmed page. */
export class ShopperPage {
  readonly #page: Page
  readonly #browser: Browser
  readonly #server: ShopPageServer

  private constructor(page: Page, browser: Browser, server: ShopPageServer) {
    this.#page = page
    this.#browser = browser
    this.#server = server
  }

  /** Builds the storefront, serves it for this store, and opens it. */
  static async open({ storeUrl, publishableKey }: Shop): Promise<ShopperPage> {
    const options = { directory: join(BENCH_DIRECTORY, "storefront"), env: process.env }
    await buildShopPage({ ...options, logFile: logFileOf("storefront-build") }).untilDone()
    const shop = { storeUrl, publishableKey, emulatorUrl: null, admin: null }
    const server = startShopPage(shop, await findFreePort(), { ...options, logFile: logFileOf("storefront-page") })
    try {
      await server.untilServed()
      const browser = await launchBrowser()
      return new ShopperPage(await browser.newPage(), browser, server)
    } catch (error) {
      await server.stop()
      throw error
    }
  }

  /** Shows an order that waits for its transfer. */
  async show(orderId: string): Promise<void> {
    await this.#page.goto(`${this.#server.url}/#/order/${orderId}`)
    await this.#page.waitForSelector('[data-state="waiting"]', { timeout: WAIT_MILLISECONDS })
  }

  /** The moment, in milliseconds as of `Date.now()`, of the first frame that says that the payment is there. */
  async paidAt(): Promise<number> {
    const paid = await this.#page.waitForFunction(
      () => (document.querySelector('[data-state="paid"]') === null ? null : Date.now()),
      undefined,
      { polling: "raf", timeout: WAIT_MILLISECONDS }
    )
    return Number(await paid.jsonValue())
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await this.#server.stop()
  }
}
