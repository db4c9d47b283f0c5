import type { IncomingMessage, ServerResponse } from "node:http"
import { json } from "node:stream/consumers"
import type { Connect, Plugin } from "vite"

import type { ShopConfig } from "../src/shop/config"
import type { ShopSettings } from "./shop-settings"
import { readVaLife, writeVaLife } from "./va-life"

/** What the page asks its own server for, besides its files: which store it is, and the demo's bank. */
export function serveShop(settings: ShopSettings): Plugin {
  const addRoutes = ({ middlewares }: { middlewares: Connect.Server }) => {
    middlewares.use("/config.json", (_request, response) => answer(response, async () => describeShop(settings)))
    middlewares.use("/bank/va-life", (request, response) => answer(response, () => serveVaLife(settings, request)))
  }
  return { name: "serve-shop", configureServer: addRoutes, configurePreviewServer: addRoutes }
}

function describeShop({ storeUrl, publishableKey, emulatorUrl, admin }: ShopSettings): ShopConfig {
  const bank = emulatorUrl === null ? null : { canShortenVaLife: admin !== null }
  return { storeUrl, publishableKey, bank }
}

async function serveVaLife(settings: ShopSettings, request: IncomingMessage): Promise<{ seconds: number | null }> {
  if (request.method !== "POST") {
    return readVaLife(settings)
  }
  return writeVaLife(settings, await json(request))
}

async function answer(response: ServerResponse, make: () => Promise<unknown>): Promise<void> {
  response.setHeader("content-type", "application/json")
  response.setHeader("cache-control", "no-store")
  try {
    const body = await make()
    response.end(JSON.stringify(body))
  } catch (error) {
    response.statusCode = 502
    response.end(JSON.stringify({ message: error instanceof Error ? error.message : String(error) }))
  }
}
