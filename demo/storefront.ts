import { writeFileSync } from "node:fs"
import { join } from "node:path"

import { describeEnd, startLoggedProcess } from "../scripts/logged-process"
import { computeFingerprint, readJson } from "./fingerprint"
import { logFileOf } from "./medusa"
import { DEMO_DIRECTORY, type Settings } from "./settings"
import { buildShopPage, startShopPage } from "./shop-page"
import type { Shutdown } from "./shutdown"
import type { StoreFile } from "./store-file"

const ROOT = join(__dirname, "..")
const PAGE_DIRECTORY = join(DEMO_DIRECTORY, "storefront")
/** Lies with the page, so that it goes when the page goes. */
const BUILT_FILE = join(PAGE_DIRECTORY, ".built.json")
const PARTS_TIMEOUT_SECONDS = 3 * 60
const REQUEST_TIMEOUT_MILLISECONDS = 10_000

/** What decides the page; unchanged, there is nothing to build. */
const PAGE_SOURCES = ["demo/storefront", "demo/shop-page.ts", "packages/storefront/src", "packages/storefront/rollup.config.mjs", "package-lock.json"]

export function urlOfStorefront({ storefrontPort }: Settings): string {
  return `http://localhost:${storefrontPort}`
}

/** Builds the package's storefront parts, and the page from them. Neither needs the store: it starts meanwhile. */
export function prepareStorefront(shutdown: Shutdown): Promise<void> {
  const preparation = build(shutdown)
  // It is waited for later: until then a failure is nobody's.
  preparation.catch(() => undefined)
  return preparation
}

async function build(shutdown: Shutdown): Promise<void> {
  const fingerprint = computeFingerprint(PAGE_SOURCES)
  if (readJson<{ fingerprint: string }>(BUILT_FILE)?.fingerprint === fingerprint) {
    return
  }
  await buildParts(shutdown)
  const page = buildShopPage({ directory: PAGE_DIRECTORY, env: process.env, logFile: logFileOf("storefront-build") })
  await shutdown.add(page.stop)
  await page.untilDone()
  writeFileSync(BUILT_FILE, JSON.stringify({ fingerprint }))
}

async function buildParts(shutdown: Shutdown): Promise<void> {
  const logFile = logFileOf("storefront-parts")
  const options = { cwd: ROOT, logFile, timeoutSeconds: PARTS_TIMEOUT_SECONDS }
  const parts = startLoggedProcess("npm", ["run", "build:storefront"], options)
  await shutdown.add(parts.stop)
  if ((await parts.exitCode) !== 0) {
    throw new Error(describeEnd("The package's storefront parts could not be built", logFile))
  }
}

/** Serves the page for this store, with the bank where the emulator plays it. */
export async function startStorefront(settings: Settings, store: StoreFile, shutdown: Shutdown): Promise<void> {
  const { storeUrl, publishableKey, emulatorUrl, adminEmail, adminPassword } = store
  const admin = { email: adminEmail, password: adminPassword }
  const page = startShopPage({ storeUrl, publishableKey, emulatorUrl, admin }, settings.storefrontPort, {
    directory: PAGE_DIRECTORY,
    env: process.env,
    logFile: logFileOf("storefront"),
  })
  await shutdown.add(page.stop)
  await page.untilServed()
}

/** @throws when a browser would not get the page, its script, or which store it sells for */
export async function checkStorefront({ storefrontUrl, storeUrl }: StoreFile): Promise<void> {
  const page = await (await read(storefrontUrl)).text()
  const script = /<script [^>]*src="([^"]+)"/.exec(page)?.[1]
  if (script === undefined) {
    throw new Error(`${storefrontUrl} is not the storefront: it has no script.`)
  }
  await read(new URL(script, storefrontUrl).href)
  const config = (await (await read(`${storefrontUrl}/config.json`)).json()) as { storeUrl?: string }
  if (config.storeUrl !== storeUrl) {
    throw new Error(`The storefront sells for ${config.storeUrl}, and should for ${storeUrl}.`)
  }
  console.log(`✓ The storefront is served at ${storefrontUrl}`)
}

async function read(url: string): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MILLISECONDS) })
  if (!response.ok) {
    throw new Error(`${url} answered HTTP ${response.status}.`)
  }
  return response
}
