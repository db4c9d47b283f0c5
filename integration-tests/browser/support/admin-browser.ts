import type { Browser, BrowserContext } from "playwright-core"
import { ADMIN } from "../../support/admin"
import { launchBrowser } from "./chromium"
import { limitWaits, type WatchedPage, watchPage } from "./watched-page"

/** How an admin likes the pages. */
export interface Preferences {
  /** Default: `en`. */
  language?: "en" | "vi"
  /** Default: `light`. */
  theme?: "light" | "dark"
  /** Default: 1280 × 900. */
  viewport?: { width: number; height: number }
}

/** A browser in which the admin user is signed in to a store. */
export class AdminBrowser {
  readonly #browser: Browser
  readonly #storeUrl: string
  readonly #session: Awaited<ReturnType<BrowserContext["storageState"]>>

  private constructor(browser: Browser, storeUrl: string, session: Awaited<ReturnType<BrowserContext["storageState"]>>) {
    this.#browser = browser
    this.#storeUrl = storeUrl
    this.#session = session
  }

  /** Signs in through the form, as a person does. */
  static async signIn(storeUrl: string): Promise<AdminBrowser> {
    const browser = await launchBrowser()
    try {
      const context = await browser.newContext()
      limitWaits(context)
      const page = await context.newPage()
      await page.goto(`${storeUrl}/app/login`)
      await page.locator("input[name=email]").fill(ADMIN.email)
      await page.locator("input[name=password]").fill(ADMIN.password)
      await page.locator("button[type=submit]").click()
      await page.waitForURL((url) => !url.pathname.endsWith("/login"))
      const session = await context.storageState()
      await context.close()
      return new AdminBrowser(browser, storeUrl, session)
    } catch (error) {
      await browser.close()
      throw error
    }
  }

  /** Opens a page of the admin in a window of its own. @param path below `/app`, such as `/settings/sepay` */
  async open(path: string, preferences: Preferences = {}): Promise<WatchedPage> {
    const { language = "en", theme = "light", viewport = { width: 1280, height: 900 } } = preferences
    const context = await this.#browser.newContext({
      storageState: this.#session,
      viewport,
      locale: language === "vi" ? "vi-VN" : "en-US",
      timezoneId: "Asia/Ho_Chi_Minh",
      reducedMotion: "reduce",
    })
    limitWaits(context)
    await context.addCookies([{ name: "lng", value: language, url: this.#storeUrl }])
    await context.addInitScript((chosen) => localStorage.setItem("medusa_admin_theme", chosen), theme)
    const page = await context.newPage()
    const watched: WatchedPage = { page, problems: watchPage(page) }
    await page.goto(`${this.#storeUrl}/app${path}`)
    return watched
  }

  async close(): Promise<void> {
    await this.#browser.close()
  }
}
