import { join, resolve } from "node:path"
import { defineConfig } from "@medusajs/framework/utils"
import { moveProcessClock } from "../../integration-tests/support/clock"
import type { SepayPluginOptions } from "../../src/modules/sepay/options"

/**
 * The store that is measured. It loads the plugin as a store that installed it does: built, under `plugins`. In `src/`
 * it has what the plugin is compared with.
 */

const PLUGIN_DIRECTORY = resolve(__dirname, "../..")
const PLUGIN_PROVIDER = join(PLUGIN_DIRECTORY, ".medusa/server/src/providers/sepay")

/**
 * No benchmark makes so many calls, so none waits for its turn. The pace costs what it costs: it is shared through
 * Postgres, with a row for each call that a second has room for, so this is not higher than it has to be.
 */
const REQUESTS_PER_SECOND = 50

/** Set by the benchmarks, together with the emulator that they start. */
function required(name: string): string {
  const value = process.env[name]
  if (!value) {
    throw new Error(`${name} is not set: this store is started by \`npm run bench\`.`)
  }
  return value
}

/** A benchmark that lets days pass starts the store as far ahead of the machine's time as its database is. */
const aheadSeconds = Number(process.env.BENCH_CLOCK_AHEAD_SECONDS ?? 0)
if (aheadSeconds > 0) {
  moveProcessClock(aheadSeconds)
}

/** What most benchmarks count are the calls that payments make: they do not read SePay's transactions by themselves. */
const reconciliationSeconds = Number(process.env.BENCH_RECONCILIATION_SECONDS ?? 0)

const sepayOptions = {
  apiToken: required("SEPAY_API_TOKEN"),
  baseUrl: required("SEPAY_BASE_URL"),
  requestsPerSecond: REQUESTS_PER_SECOND,
  reconciliation: { intervalSeconds: reconciliationSeconds > 0 ? reconciliationSeconds : null },
  webhook: { hmacSecrets: [required("SEPAY_WEBHOOK_HMAC_SECRET")] },
} satisfies SepayPluginOptions

export default defineConfig({
  admin: { disable: true },
  projectConfig: {
    databaseUrl: required("DATABASE_URL"),
    http: {
      // The storefront's port is whichever is free.
      storeCors: "/^http:\\/\\/localhost:\\d+$/",
      adminCors: "http://localhost",
      authCors: "http://localhost",
      jwtSecret: "bench-only",
      cookieSecret: "bench-only",
    },
  },
  plugins: [{ resolve: PLUGIN_DIRECTORY, options: sepayOptions }],
  modules: [
    { resolve: "./src/modules/bench-insert" },
    {
      resolve: "@medusajs/medusa/payment",
      options: {
        providers: [
          { resolve: PLUGIN_PROVIDER, id: "sepay", options: { flow: "order_first" } },
          { resolve: PLUGIN_PROVIDER, id: "prepay", options: { flow: "pay_first" } },
          { resolve: "./src/providers/built-in-route", id: "builtin" },
        ],
      },
    },
  ],
})
