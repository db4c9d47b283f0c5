import { existsSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import type { SeededStore } from "../../../demo/store-file"
import { ensureDatabase } from "../../../scripts/database"
import { type MedusaOptions, startMedusaCommand } from "../../../scripts/medusa"
import { makeEnvironment, ROOT } from "../../support/environment"
import { API_TOKEN, HMAC_SECRET } from "../../support/sepay"
import { makeStoreDirectory } from "../../support/store-directory"
import { copyDatabase, databaseExists, nameDatabase } from "../../support/template-database"

const SOURCES = join(__dirname, "..", "store")

/** The store, its logs, and what failed tests left. */
export const BROWSER_DIRECTORY = join(ROOT, ".tmp", "browser")

const STORE_DIRECTORY = join(BROWSER_DIRECTORY, "store")
/** What `medusa build` makes: this is what runs in production. */
export const BUILT_STORE_DIRECTORY = join(STORE_DIRECTORY, ".medusa", "server")

const TEMPLATE_DATABASE = "browser_template"
const SEED_FILE = join(BROWSER_DIRECTORY, "seed.json")
const COMMAND_TIMEOUT_SECONDS = 300
/** Where nobody answers: building and seeding need no SePay. */
const NO_SEPAY = "http://127.0.0.1:1/v2"
/** No test is about the pace. */
const REQUESTS_PER_SECOND = 50

export function isStoreBuilt(): boolean {
  return existsSync(join(BUILT_STORE_DIRECTORY, "public", "admin", "index.html"))
}

/** Builds the store for production, the admin included. The plugin has to be built. */
export async function buildStore(): Promise<void> {
  makeStoreDirectory(STORE_DIRECTORY, SOURCES)
  await runMedusa("build", ["build"], {
    ...makeStoreEnvironment({ databaseUrl: "postgres://localhost/none", sepayUrl: NO_SEPAY }),
    // The styles that a plugin uses are looked for beside Medusa's own packages, where a store would have it installed.
    NODE_PATH: join(STORE_DIRECTORY, "node_modules"),
  })
}

/** Makes the migrated and seeded database that is copied for each store, unless it is there. */
export async function prepareStoreDatabase(databaseUrl: string): Promise<void> {
  if (await databaseExists(databaseUrl, TEMPLATE_DATABASE)) {
    return
  }
  const templateUrl = nameDatabase(databaseUrl, TEMPLATE_DATABASE)
  const env = makeStoreEnvironment({ databaseUrl: templateUrl, sepayUrl: NO_SEPAY })
  rmSync(SEED_FILE, { force: true })
  await ensureDatabase(templateUrl)
  await runMedusa("migrate", ["db:migrate", "--execute-safe-links"], env)
  await runMedusa("seed", ["exec", join(SOURCES, "seed.ts"), SEED_FILE], env)
}

/** Makes a database for one store. @returns its address, and what is in it */
export async function createStoreDatabase(
  databaseUrl: string,
  name: string
): Promise<{ databaseUrl: string; seeded: SeededStore }> {
  await prepareStoreDatabase(databaseUrl)
  return {
    databaseUrl: await copyDatabase(databaseUrl, TEMPLATE_DATABASE, `browser_${name}`),
    seeded: JSON.parse(readFileSync(SEED_FILE, "utf8")) as SeededStore,
  }
}

/** What `store/medusa-config.ts` reads. */
export function makeStoreEnvironment(parts: { databaseUrl: string; sepayUrl: string }): NodeJS.ProcessEnv {
  return makeEnvironment({
    NODE_ENV: "production",
    DATABASE_URL: parts.databaseUrl,
    SEPAY_API_TOKEN: API_TOKEN,
    SEPAY_BASE_URL: parts.sepayUrl,
    SEPAY_REQUESTS_PER_SECOND: String(REQUESTS_PER_SECOND),
    SEPAY_WEBHOOK_HMAC_SECRET: HMAC_SECRET,
  })
}

/** The log of a process. */
export function logFileOf(name: string): string {
  return join(BROWSER_DIRECTORY, `${name}.log`)
}

async function runMedusa(name: string, args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const options: MedusaOptions = { directory: STORE_DIRECTORY, env, logFile: logFileOf(name) }
  await startMedusaCommand(args, options, COMMAND_TIMEOUT_SECONDS).untilDone()
}
