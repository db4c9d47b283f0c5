import react from "@vitejs/plugin-react"
import { defineConfig, type ProxyOptions } from "vite"

import { serveShop } from "./server/serve-shop"
import { readShopSettings } from "./server/shop-settings"

/** The demo's shop: a Vite page that knows its store at run time, so that one build serves every store. */

const settings = readShopSettings(process.env)

/** The emulator plays the bank. Of its endpoints only this one can be reached through the page. */
const proxy: Record<string, ProxyOptions> =
  settings.emulatorUrl === null
    ? {}
    : { "^/bank/transfers$": { target: settings.emulatorUrl, rewrite: () => "/_emulator/transfers" } }

export default defineConfig({
  root: __dirname,
  plugins: [react(), serveShop(settings)],
  server: { proxy },
  preview: { proxy },
})
