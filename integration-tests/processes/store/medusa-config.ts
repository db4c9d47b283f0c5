import { defineConfig } from "@medusajs/framework/utils"

/**
 * The store of one process, with all that Medusa keeps in memory by default. The store of several processes has the
 * config of `docs/production/` instead.
 */

const PROVIDER = "medusa-payment-sepay/providers/sepay"

export default defineConfig({
  admin: { disable: true },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: "http://localhost",
      adminCors: "http://localhost",
      authCors: "http://localhost",
      jwtSecret: "test-only",
      cookieSecret: "test-only",
    },
  },
  plugins: [
    {
      resolve: "medusa-payment-sepay",
      options: {
        apiToken: process.env.SEPAY_API_TOKEN,
        baseUrl: process.env.SEPAY_BASE_URL,
        requestsPerSecond: Number(process.env.SEPAY_REQUESTS_PER_SECOND),
        webhook: { hmacSecrets: [process.env.SEPAY_WEBHOOK_HMAC_SECRET] },
      },
    },
  ],
  modules: [
    {
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
