import { defineConfig } from "@medusajs/framework/utils"

/**
 * The store of somebody who uses this package: it is named, not pointed at. Two stores run it:
 *  the built plugin  in place, where Node resolves the name to this repository (package.json `exports`)
 *  the packed one    copied to an empty directory, with the tarball installed beside a Medusa
 */

const LOCAL_ORIGIN = "http://localhost:8000"
/** Without it only the dashboard is built, to compare. */
const sepay = {
  resolve: "medusa-payment-sepay",
  options: {
    apiToken: process.env.SEPAY_API_TOKEN,
    baseUrl: process.env.SEPAY_BASE_URL,
    requestsPerSecond: Number(process.env.SEPAY_REQUESTS_PER_SECOND),
    webhook: { hmacSecrets: [process.env.SEPAY_WEBHOOK_HMAC_SECRET] },
  },
}

const PROVIDER = "medusa-payment-sepay/providers/sepay"

export default defineConfig({
  admin: { disable: process.env.BUILDS_ADMIN !== "true" },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: LOCAL_ORIGIN,
      adminCors: LOCAL_ORIGIN,
      authCors: LOCAL_ORIGIN,
      jwtSecret: "test-only",
      cookieSecret: "test-only",
    },
  },
  plugins: process.env.WITHOUT_PLUGIN === "true" ? [] : [sepay],
  modules: [
    {
      // As the README shows it: without `dependencies`.
      resolve: "@medusajs/medusa/payment",
      options: {
        providers: [
          { resolve: PROVIDER, id: "sepay" },
          { resolve: PROVIDER, id: "prepay", options: { flow: "pay_first" } },
        ],
      },
    },
  ],
})
