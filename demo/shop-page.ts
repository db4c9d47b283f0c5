import { join } from "node:path"

import type { ProcessGroup } from "../scripts/child-process"
import { describeEnd, startLoggedProcess, untilServed } from "../scripts/logged-process"
import { SHOP_SETTINGS_VARIABLE, type ShopSettings } from "./storefront/server/shop-settings"

/** The demo's storefront in `storefront/`: built once, served for any store. */

const STOREFRONT_SOURCES = join(__dirname, "storefront")
const VITE_CLI = join(require.resolve("vite/package.json"), "..", "bin", "vite.js")
const BUILD_TIMEOUT_SECONDS = 3 * 60
const START_TIMEOUT_SECONDS = 60

export type ShopPageOptions = {
  /** Where the built page is, or goes. */
  directory: string
  env: NodeJS.ProcessEnv
  logFile: string
}

/** A program that ends by itself. */
export type Build = {
  /** @throws with the end of its log when it fails or takes too long */
  untilDone(): Promise<void>
  stop(): Promise<void>
}

/** Builds the page from what the package publishes: `npm run build:storefront` has to have been run. */
export function buildShopPage(options: ShopPageOptions): Build {
  const build = startVite(["build", "--emptyOutDir"], options, BUILD_TIMEOUT_SECONDS)
  return {
    stop: build.stop,
    async untilDone() {
      if ((await build.exitCode) !== 0) {
        throw new Error(describeEnd("The storefront could not be built", options.logFile))
      }
    },
  }
}

export type ShopPageServer = {
  url: string
  /** @throws with the end of its log when it does not serve in time */
  untilServed(): Promise<void>
  stop(): Promise<void>
}

/** Serves the built page at `http://localhost:<port>`. */
export function startShopPage(shop: ShopSettings, port: number, options: ShopPageOptions): ShopPageServer {
  const env = { ...options.env, [SHOP_SETTINGS_VARIABLE]: JSON.stringify(shop) }
  const address = ["--host", "localhost", "--port", String(port), "--strictPort"]
  const server = startVite(["preview", ...address], { ...options, env })
  const url = `http://localhost:${port}`
  const { logFile } = options
  const ended = server.exitCode.then(() => describeEnd("The storefront's server ended", logFile))
  return {
    url,
    stop: server.stop,
    untilServed: () =>
      untilServed({ name: "The storefront", url: `${url}/config.json`, ended, logFile }, START_TIMEOUT_SECONDS),
  }
}

function startVite(args: string[], options: ShopPageOptions, timeoutSeconds?: number): ProcessGroup {
  const { directory, env, logFile } = options
  return startLoggedProcess(process.execPath, [VITE_CLI, ...args, "--outDir", directory], {
    cwd: STOREFRONT_SOURCES,
    env,
    logFile,
    timeoutSeconds,
  })
}
