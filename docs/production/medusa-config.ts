import { defineConfig, loadEnv } from "@medusajs/framework/utils"

loadEnv(process.env.NODE_ENV ?? "development", process.cwd())

/**
 * A store of several processes: servers that take requests (MEDUSA_WORKER_MODE=server), a worker that runs jobs and
 * subscribers (MEDUSA_WORKER_MODE=worker), and Postgres and Redis that they share. See README.md beside this file.
 */

/** Without it a process would take requests and lose money later: better that it does not start. */
function required(name: string): string {
  const value = process.env[name]
  if (!value) {
    throw new Error(`${name} is not set.`)
  }
  return value
}

/** An optional secret: a list of it, or an empty one. */
function listOf(value: string | undefined): string[] {
  return value ? [value] : []
}

const databaseUrl = required("DATABASE_URL")
const redisUrl = required("REDIS_URL")

export default defineConfig({
  admin: {
    // The worker has no use for the admin, and neither has a server beside the one that serves it.
    disable: process.env.DISABLE_MEDUSA_ADMIN === "true",
  },
  projectConfig: {
    databaseUrl,
    // Sessions of the admin, so that every server knows them.
    redisUrl,
    workerMode: required("MEDUSA_WORKER_MODE") as "server" | "worker" | "shared",
    http: {
      storeCors: required("STORE_CORS"),
      adminCors: required("ADMIN_CORS"),
      authCors: required("AUTH_CORS"),
      // The same in every process: what one of them signs, the others have to accept.
      jwtSecret: required("JWT_SECRET"),
      cookieSecret: required("COOKIE_SECRET"),
    },
  },
  plugins: [
    {
      resolve: "medusa-payment-sepay",
      options: {
        apiToken: required("SEPAY_API_TOKEN"),
        baseUrl: process.env.SEPAY_BASE_URL,
        // All processes together keep it: SePay allows 2 requests a second.
        requestsPerSecond: Number(process.env.SEPAY_REQUESTS_PER_SECOND ?? 2),
        webhook: {
          hmacSecrets: listOf(process.env.SEPAY_WEBHOOK_HMAC_SECRET),
          apiKeys: listOf(process.env.SEPAY_WEBHOOK_API_KEY),
        },
      },
    },
  ],
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      options: {
        providers: [
          { resolve: "medusa-payment-sepay/providers/sepay", id: "sepay", options: { flow: "order_first" } },
          { resolve: "medusa-payment-sepay/providers/sepay", id: "prepay", options: { flow: "pay_first" } },
        ],
      },
    },
    { resolve: "@medusajs/medusa/cache-redis", options: { redisUrl } },
    { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
    { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
    {
      // Medusa locks a cart while it is completed. In memory, its default, two servers could both complete it.
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
  ],
})
