import { join } from "node:path"
import type { Page } from "playwright-core"
import type { AdminSepaySetupResponse } from "../../src/api/admin/sepay/settings/setup/types"
import { AdminBrowser } from "../../integration-tests/browser/support/admin-browser"
import { type AdminStore, openAdminStore } from "../../integration-tests/browser/support/admin-store"
import { order } from "./order"
import { reportPicture } from "../picture-size"
import type { Screenshot } from "./screenshot"
import { settings } from "./settings"
import { BANK_ACCOUNTS, SHOP_ADDRESS } from "../shop"
import { transactions } from "./transactions"

/** One after the other on the same store: what one prepares, the next one sees. */
const SCREENSHOTS: Screenshot[] = [settings, transactions, order]

const WIDTH = 1280
const HEIGHT = 900
const MAXIMUM_HEIGHT = 1400
const MAXIMUM_BYTES = 250_000

async function takeScreenshot(browser: AdminBrowser, store: AdminStore, screenshot: Screenshot): Promise<void> {
  await screenshot.prepare(store)
  const path = typeof screenshot.path === "string" ? screenshot.path : await screenshot.path(store)
  const { page } = await browser.open(path, { viewport: { width: WIDTH, height: HEIGHT } })
  await pretendToBePublic(page)
  await screenshot.untilReady(page)
  // The dashboard scrolls inside of its frame: only a greater window shows more of it.
  const overflow = await page.locator("main").evaluate((main) => main.scrollHeight - main.clientHeight)
  await page.setViewportSize({ width: WIDTH, height: Math.min(HEIGHT + overflow, MAXIMUM_HEIGHT) })
  const file = join(__dirname, `${screenshot.name}.png`)
  await page.screenshot({ path: file, animations: "disabled" })
  await page.context().close()
  reportPicture(file, MAXIMUM_BYTES)
}

/** The addresses that a page shows are those of a shop, not of this machine. */
async function pretendToBePublic(page: Page): Promise<void> {
  await page.route("**/admin/sepay/settings/setup", async (route) => {
    const answer = await route.fetch({
      headers: { ...route.request().headers(), "x-forwarded-host": SHOP_ADDRESS, "x-forwarded-proto": "https" },
    })
    const { setup } = (await answer.json()) as AdminSepaySetupResponse
    await route.fulfill({ json: { setup: { ...setup, connection: { ...setup.connection, base_url: null } } } })
  })
  await page.reload()
}

/** Takes the pictures of the admin, from a store that it fills. It has to be built. */
export async function takeAdminScreenshots(): Promise<void> {
  const store = await openAdminStore("screenshots_admin", { bankAccounts: BANK_ACCOUNTS })
  try {
    const browser = await AdminBrowser.signIn(store.url)
    try {
      for (const screenshot of SCREENSHOTS) {
        await takeScreenshot(browser, store, screenshot)
      }
    } finally {
      await browser.close()
    }
  } finally {
    await store.close()
  }
}
