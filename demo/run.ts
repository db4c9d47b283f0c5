import { join } from "node:path"

import { isPortFree } from "../scripts/ports"
import { openDatabase, prepareDatabase } from "./database"
import { type KeptState, loadState } from "./kept-state"
import { logFileOf, startStore } from "./medusa"
import { formatSeconds, printTable, step } from "./progress"
import { runPurchase } from "./purchase"
import { type Sepay, chooseWebhookSecret, openSepay } from "./sepay"
import { ADMIN_EMAIL, DEMO_DIRECTORY, PAYMENT_PROVIDERS, type Settings, listPorts, readSettings } from "./settings"
import { Shutdown } from "./shutdown"
import { type StoreFile, writeStoreFile } from "./store-file"
import { checkStorefront, prepareStorefront, startStorefront, urlOfStorefront } from "./storefront"

/**
 * The demo store:
 *
 *     npm run demo              starts it, until Ctrl-C
 *     npm run demo -- --once    starts it, buys once in each way to pay, and ends
 */

/** What shells answer for a program that Ctrl-C ended before it was done. */
const INTERRUPTED = 130

const STORE_FILE = join(DEMO_DIRECTORY, "store.json")

async function startDemo(settings: Settings, shutdown: Shutdown) {
  await requireFreePorts(settings)
  const state = await loadState()
  const storefront = prepareStorefront(shutdown)
  const storeUrl = `http://localhost:${settings.storePort}`
  const webhookUrl = `${storeUrl}/hooks/sepay`
  const databaseUrl = await openDatabase(settings, state, shutdown)
  const sepay = await openSepay(settings, state, webhookUrl, shutdown)
  const env = makeStoreEnvironment(settings, state, databaseUrl, sepay)
  const seeded = await prepareDatabase(settings, state, env, shutdown)
  const start = () => startStore(settings.storePort, env, shutdown)
  const { ended } = await step("Starting the store", start, logFileOf("store"))
  const store: StoreFile = {
    storeUrl,
    storefrontUrl: urlOfStorefront(settings),
    ...seeded,
    adminEmail: ADMIN_EMAIL,
    adminPassword: state.adminPassword,
    webhookUrl,
    emulatorUrl: sepay.emulatorUrl,
  }
  writeStoreFile(STORE_FILE, store)
  await step("Building the storefront", () => storefront, logFileOf("storefront-build"))
  await step("Starting the storefront", () => startStorefront(settings, store, shutdown), logFileOf("storefront"))
  return { store, databaseUrl, ended }
}

async function requireFreePorts(settings: Settings): Promise<void> {
  for (const [variable, port] of listPorts(settings)) {
    await requireFreePort(port, variable)
  }
}

async function requireFreePort(port: number, variable: string): Promise<void> {
  if (!(await isPortFree(port))) {
    throw new Error(
      `Port ${port} is in use, perhaps by a demo that runs already. Stop that program, or choose another port: ` +
        `${variable}=${port + 100} npm run demo`
    )
  }
}

function makeStoreEnvironment(
  settings: Settings,
  state: KeptState,
  databaseUrl: string,
  sepay: Sepay
): NodeJS.ProcessEnv {
  const webhookSecret = chooseWebhookSecret(settings, state)
  return {
    ...process.env,
    NODE_ENV: "development",
    MEDUSA_DISABLE_TELEMETRY: "true",
    PORT: String(settings.storePort),
    // Without it, the store takes storefronts on any port of this machine.
    ...(process.env.STORE_CORS ? { STORE_CORS: `${process.env.STORE_CORS},${urlOfStorefront(settings)}` } : {}),
    DATABASE_URL: databaseUrl,
    JWT_SECRET: process.env.JWT_SECRET ?? state.jwtSecret,
    COOKIE_SECRET: process.env.COOKIE_SECRET ?? state.cookieSecret,
    SEPAY_BASE_URL: sepay.baseUrl,
    SEPAY_API_TOKEN: sepay.apiToken,
    SEPAY_API_VERSION: settings.sepayApiVersion,
    ...("hmacSecret" in webhookSecret ? { SEPAY_WEBHOOK_HMAC_SECRET: webhookSecret.hmacSecret } : {}),
  }
}

/** Buys once with each entry of the provider; the first variant is the one whose total has to be rounded. */
async function buyOnceEach(store: StoreFile): Promise<void> {
  for (const [index, providerId] of PAYMENT_PROVIDERS.entries()) {
    const variantId = store.variantIds[index % store.variantIds.length]
    if (variantId === undefined) {
      throw new Error("The store has nothing to sell.")
    }
    await runPurchase(store, providerId, variantId)
  }
}

function printAddresses(store: StoreFile, databaseUrl: string): void {
  printTable([
    ["Storefront", store.storefrontUrl],
    ["Store API", store.storeUrl],
    ["Admin", `${store.storeUrl}/app`],
    ["Admin login", `${store.adminEmail}  ${store.adminPassword}`],
    ["Publishable key", store.publishableKey],
    ["Webhook", store.webhookUrl],
    ["SePay emulator", store.emulatorUrl ?? "none: the SePay of SEPAY_BASE_URL is used"],
    ["Postgres", databaseUrl],
    ["For programs", STORE_FILE],
    ["Logs", join(DEMO_DIRECTORY, "*.log")],
  ])
}

async function main(args: string[], shutdown: Shutdown): Promise<void> {
  const isOnce = args.includes("--once")
  if (args.some((argument) => argument !== "--once")) {
    throw new Error("Usage: npm run demo, or npm run demo -- --once")
  }
  const startedAt = Date.now()
  const { store, databaseUrl, ended } = await startDemo(readSettings(process.env), shutdown)
  console.log(`The store is ready after ${formatSeconds(startedAt)}.`)
  if (isOnce) {
    await checkStorefront(store)
    const failure = await Promise.race([buyOnceEach(store), ended])
    if (failure) {
      throw new Error(failure)
    }
    console.log(`\nBoth ways to pay work. Everything took ${formatSeconds(startedAt)}.`)
    return
  }
  printAddresses(store, databaseUrl)
  console.log("Ctrl-C stops everything. A new start keeps the data; remove .demo to start afresh.")
  throw new Error(await ended)
}

/** Ctrl-C is how the demo is meant to end once it runs, and it may come at any moment before. */
function endOnSignals(shutdown: Shutdown, exitCode: number): void {
  const end = () => {
    if (!shutdown.hasBegun) {
      console.log("\nStopping …")
    }
    void shutdown.run().then(() => process.exit(exitCode))
  }
  process.on("SIGINT", end).on("SIGTERM", end).on("SIGHUP", end)
}

async function run(): Promise<void> {
  const shutdown = new Shutdown()
  const args = process.argv.slice(2)
  endOnSignals(shutdown, args.includes("--once") ? INTERRUPTED : 0)
  try {
    await main(args, shutdown)
  } catch (error) {
    // What fails because it is being stopped has nothing to say.
    if (!shutdown.hasBegun) {
      console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}`)
      process.exitCode = 1
    }
  }
  await shutdown.run()
  process.exit()
}

void run()
