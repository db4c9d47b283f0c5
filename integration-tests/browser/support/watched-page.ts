import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { BrowserContext, Page } from "playwright-core"
import { BROWSER_DIRECTORY } from "./built-store"

/** Longest wait for anything on a page. */
const WAIT_MILLISECONDS = 15_000
const NAVIGATION_MILLISECONDS = 30_000

/** A page, and what went wrong on it so far that a person might not see. */
export interface WatchedPage {
  page: Page
  problems: string[]
}

/** Nothing on a page is waited for without end. */
export function limitWaits(context: BrowserContext): void {
  context.setDefaultTimeout(WAIT_MILLISECONDS)
  context.setDefaultNavigationTimeout(NAVIGATION_MILLISECONDS)
}

/** Collects errors on the console, requests that failed, and what was thrown. */
export function watchPage(page: Page): string[] {
  const problems: string[] = []
  page.on("pageerror", (error) => problems.push(`Thrown: ${error.stack ?? error.message}`))
  page.on("console", (message) => {
    // A refused request is told below, with its address.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      problems.push(`Console: ${message.text()}`)
    }
  })
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "unknown"
    // Whoever leaves a page ends what it was loading.
    if (reason !== "net::ERR_ABORTED") {
      problems.push(`${request.method()} ${request.url()} failed: ${reason}`)
    }
  })
  page.on("response", (response) => {
    if (response.status() >= 400) {
      problems.push(`${response.request().method()} ${response.url()} was answered ${response.status()}`)
    }
  })
  return problems
}

/** What was on the screen, for whoever looks into a failure. It must not hide the failure. */
export async function keepEvidence(name: string, { page, problems }: WatchedPage): Promise<void> {
  const file = join(BROWSER_DIRECTORY, "failures", name.replace(/\W+/g, "-"))
  mkdirSync(join(BROWSER_DIRECTORY, "failures"), { recursive: true })
  writeFileSync(`${file}.txt`, [page.url(), ...problems].join("\n"))
  await page.screenshot({ path: `${file}.png`, fullPage: true }).catch(() => undefined)
  await page.content().then(
    (content) => writeFileSync(`${file}.html`, content),
    () => undefined
  )
}
