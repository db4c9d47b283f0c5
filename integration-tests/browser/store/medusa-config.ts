import { defineConfig } from "@medusajs/framework/utils"

/** A store with the admin, built for production as a user's store is. */

/** The storefront's port is whichever is free. */
const LOCAL_STOREFRONTS = "/^http:\\/\\/localhost:\\d+$/"
const PROVIDER = "medusa-payment-sepay/providers/sepay"

export default defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    // The test speaks plain http: without this the browser would keep the session's cookie back.
    cookieOptions: { secure: false, sameSite: "lax" },
    http: {
      storeCors: LOCAL_STOREFRONTS,
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
        // Never by itself: a test sees what it asked for.
        reconciliation: { intervalSeconds: null },
      },
    },
  ],
  modules: [
    {
      resolve: "@medusajs/medusa/locking",
      options: {
        providers: [{ resolve: "@medusajs/medusa/locking-postgres", id: "locking-postgres", is_default: true }],
      },
    },
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
