import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core"
import { Line } from "./line"
import { limitWaits, type WatchedPage, watchPage } from "./watched-page"

/** What a shopper holds. */
export const DEVICES = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} satisfies Record<string, BrowserContextOptions>

export type Device = keyof typeof DEVICES
export type Language = "vi" | "en"

export interface VisitorPreferences {
  /** Default: `desktop`. */
  device?: Device
  /** Default: `vi`, as the shop's. */
  language?: Language
}

/** Text, since compilers of tests add to functions what a page does not have. */
const MENU_OF_APPS = `
  window.sharedPictures = []
  navigator.canShare = () => true
  navigator.share = async ({ files }) => {
    for (const file of files) {
      const bytes = new Uint8Array(await file.arrayBuffer())
      window.sharedPictures.push(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")))
    }
  }
`

/** Where the shop is. */
export interface ShopAddresses {
  shopUrl: string
  storeUrl: string
}

/** Somebody in the shop, with a browser of their own: their tabs share what it keeps, and nobody else does. */
export class Visitor {
  readonly language: Language
  readonly tabs: WatchedPage[] = []
  readonly #context: BrowserContext
  readonly #shopUrl: string
  readonly #line: Line
  readonly #expected: RegExp[] = []
  readonly #requests = new Set<string>()

  private constructor(context: BrowserContext, shopUrl: string, line: Line, language: Language) {
    this.#context = context
    this.#shopUrl = shopUrl
    this.#line = line
    this.language = language
  }

  static async enter(browser: Browser, addresses: ShopAddresses, preferences: VisitorPreferences): Promise<Visitor> {
    const { shopUrl, storeUrl } = addresses
    const { device = "desktop", language = "vi" } = preferences
    const context = await browser.newContext({
      ...DEVICES[device],
      locale: language === "vi" ? "vi-VN" : "en-US",
      timezoneId: "Asia/Ho_Chi_Minh",
      reducedMotion: "reduce",
      permissions: ["clipboard-read", "clipboard-write"],
    })
    limitWaits(context)
    const line = await Line.open(storeUrl)
    await context.route(`${shopUrl}/config.json`, async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ json: { ...(await answer.json()), storeUrl: line.url } })
    })
    return new Visitor(context, shopUrl, line, language)
  }

  /** Opens an address of the shop in a new tab. @param address as in `#/checkout` */
  async open(address = ""): Promise<Page> {
    const page = await this.#context.newPage()
    page.on("request", (request) => this.#requests.add(`${request.method()} ${request.url()}`))
    this.tabs.push({ page, problems: watchPage(page) })
    await page.goto(`${this.#shopUrl}/${address}`)
    if (this.language === "en") {
      await page.getByRole("button", { name: "English" }).click()
    }
    return page
  }

  /**
   * Gives the browser what a phone's has and this one lacks: a menu of apps to share a picture with. What was shared stays
   * in the page as `sharedPictures`, base64.
   */
  async offerApps(): Promise<void> {
    await this.#context.addInitScript({ content: MENU_OF_APPS })
  }

  async loseNetwork(): Promise<void> {
    this.#line.cut()
    await this.#context.setOffline(true)
  }

  async findNetwork(): Promise<void> {
    this.#line.mend()
    await this.#context.setOffline(false)
  }

  /** What would otherwise fail the test: a refusal by the bank, requests without a network. */
  expectProblem(problem: RegExp): void {
    this.#expected.push(problem)
  }

  /** What went wrong in any tab. */
  problems(): string[] {
    return this.tabs
      .flatMap(({ problems }) => problems)
      .filter((problem) => !this.#expected.some((expected) => expected.test(problem)))
  }

  /** Requests to anybody but the store's API and the page's own server, which has its files and the demo's bank. */
  strayRequests(): string[] {
    const own = [/\/$/, /\/assets\/\S+$/, /\/favicon\.svg$/, /\/config\.json$/, /\/bank\/(transfers|va-life)$/]
    return [...this.#requests].filter((request) => {
      const url = request.slice(request.indexOf(" ") + 1)
      const isOwn = url.startsWith(this.#shopUrl) && own.some((file) => file.test(new URL(url).pathname))
      return !isOwn && !url.startsWith(`${this.#line.url}/store/`) && !url.startsWith(`blob:${this.#shopUrl}`)
    })
  }

  async leave(): Promise<void> {
    await this.#context.close()
    await this.#line.close()
  }
}
