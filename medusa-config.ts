import { defineConfig, loadEnv } from "@medusajs/framework/utils"
import type { SepayPluginOptions } from "./src/modules/sepay/options"
import { sendsTokenInClear } from "./src/sepay/api/base-url"

loadEnv(process.env.NODE_ENV ?? "development", process.cwd())

/**
 * The development store: this repository run as a Medusa application. Its own `src/api`, `src/jobs`,
 * `src/subscribers`, `src/workflows`, `src/links` and `src/admin` are loaded as they are; only modules and providers
 * are named here. A store that installs the package names it under `plugins` instead (see README.md).
 */

const LOCAL_ORIGINS = "http://localhost:8000,http://localhost:9000,http://localhost:5173"
/** A storefront may run on any port of this machine. */
const LOCAL_STOREFRONTS = "/^http:\\/\\/localhost:\\d+$/"

/** An optional secret: a list of it, or an empty one. */
function listOf(value: string | undefined): string[] {
  return value ? [value] : []
}

const sepayOptions: SepayPluginOptions = {
  apiToken: process.env.SEPAY_API_TOKEN ?? "",
  // What is neither v1 nor v2 is reported by the plugin, with the other options.
  apiVersion: (process.env.SEPAY_API_VERSION || undefined) as SepayPluginOptions["apiVersion"],
  baseUrl: process.env.SEPAY_BASE_URL,
  // Plain http to another machine is an emulator there (in a container, say), and never a SePay with real money.
  environment: sendsTokenInClear(process.env.SEPAY_BASE_URL ?? "") ? "sandbox" : "production",
  // SePay allows 2 a second; an emulator in a load test allows more.
  requestsPerSecond: Number(process.env.SEPAY_REQUESTS_PER_SECOND ?? 2),
  // 0: never by itself, where a test looks at every call.
  reconciliation: { intervalSeconds: Number(process.env.SEPAY_RECONCILIATION_SECONDS ?? 300) || null },
  webhook: {
    hmacSecrets: listOf(process.env.SEPAY_WEBHOOK_HMAC_SECRET),
    apiKeys: listOf(process.env.SEPAY_WEBHOOK_API_KEY),
  },
}

const paymentModule = {
  resolve: "@medusajs/medusa/payment",
  options: {
    providers: [
      { resolve: "./src/providers/sepay", id: "sepay", options: { flow: process.env.SEPAY_FLOW ?? "order_first" } },
      { resolve: "./src/providers/sepay", id: "prepay", options: { flow: "pay_first" } },
    ],
  },
}

/** E-mails are written to the log. */
const notificationModule = {
  resolve: "@medusajs/medusa/notification",
  options: {
    providers: [
      { resolve: "@medusajs/medusa/notification-local", id: "local", options: { channels: ["feed", "email"] } },
    ],
  },
}

/** What several processes need to share; one process does without. */
function makeRedisModules(redisUrl: string) {
  return [
    { resolve: "@medusajs/medusa/cache-redis", options: { redisUrl } },
    { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
    { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
    {
      resolve: "@medusajs/medusa/locking",
      options: {
        providers: [
          {
            resolve: "@medusajs/medusa/locking-redis",
            id: "locking-redis",
            is_default: true,
            options: { redisUrl },
          },
        ],
      },
    },
  ]
}

const redisUrl = process.env.REDIS_URL
/** Medusa's roles and policies: the flag switches their checks on, the module keeps them. */
const hasRbac = process.env.MEDUSA_FF_RBAC === "true"

export default defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    redisUrl,
    http: {
      storeCors: process.env.STORE_CORS ?? LOCAL_STOREFRONTS,
      adminCors: process.env.ADMIN_CORS ?? LOCAL_ORIGINS,
      authCors: process.env.AUTH_CORS ?? LOCAL_ORIGINS,
      jwtSecret: process.env.JWT_SECRET ?? "development-only",
      cookieSecret: process.env.COOKIE_SECRET ?? "development-only",
    },
    // The development store speaks plain http, also when it is built for production: without this the admin's
    // session cookie would be kept back. Not for a real store.
    cookieOptions: { secure: false, sameSite: "lax" },
  },
  modules: [
    { resolve: "./src/modules/sepay", options: sepayOptions },
    paymentModule,
    notificationModule,
    ...(hasRbac ? [{ resolve: "@medusajs/medusa/rbac" }] : []),
    ...(redisUrl ? makeRedisModules(redisUrl) : []),
  ],
})
