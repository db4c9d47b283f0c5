import { writeFileSync } from "node:fs"
import { join } from "node:path"

import { ensureDatabase } from "../scripts/database"
import { startPostgres } from "../scripts/postgres"
import { computeFingerprint, readJson } from "./fingerprint"
import type { KeptState } from "./kept-state"
import { logFileOf, runMedusa } from "./medusa"
import { step } from "./progress"
import { ADMIN_EMAIL, DEMO_DIRECTORY, type Settings } from "./settings"
import type { Shutdown } from "./shutdown"
import type { SeededStore } from "./store-file"

const DATABASE = "medusa_sepay_demo"
const POSTGRES_DIRECTORY = join(DEMO_DIRECTORY, "postgres")
/** Lies with the data, so that it goes when the data go. */
const PREPARED_FILE = join(POSTGRES_DIRECTORY, "prepared.json")

/** What decides the tables and the seed; unchanged, there is nothing to prepare. */
const PREPARATION_SOURCES = [
  "node_modules/@medusajs/medusa/package.json",
  "src/modules",
  "src/links",
  "demo/seed",
  "demo/seed.ts",
  "demo/settings.ts",
  "medusa-config.ts",
]

/** Starts Postgres, unless DATABASE_URL names one, and makes sure of the database. */
export async function openDatabase(settings: Settings, state: KeptState, shutdown: Shutdown): Promise<string> {
  if (settings.databaseUrl) {
    const url = settings.databaseUrl
    await step("Connecting to the Postgres of DATABASE_URL", () => reachDatabase(url))
    return url
  }
  return step("Starting Postgres", async () => {
    const postgres = await startPostgres({
      ephemeral: false,
      dataDirectory: POSTGRES_DIRECTORY,
      port: state.postgresPort,
    })
    await shutdown.add(postgres.stop)
    const url = postgres.url(DATABASE)
    await ensureDatabase(url)
    return url
  })
}

async function reachDatabase(url: string): Promise<void> {
  try {
    await ensureDatabase(url)
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    throw new Error(`The Postgres of DATABASE_URL cannot be used: ${message || code}.`)
  }
}

type Prepared = { fingerprint: string; store: SeededStore }

/**
 * Migrates and seeds. Both leave alone what is there already; for the demo's own Postgres they are skipped when
 * nothing has changed since the last time, which saves most of the start.
 */
export async function prepareDatabase(
  settings: Settings,
  state: KeptState,
  env: NodeJS.ProcessEnv,
  shutdown: Shutdown
): Promise<SeededStore> {
  const fingerprint = computeFingerprint(PREPARATION_SOURCES, state.adminPassword)
  const isOwnPostgres = settings.databaseUrl === undefined
  const prepared = isOwnPostgres ? readJson<Prepared>(PREPARED_FILE) : undefined
  if (prepared?.fingerprint === fingerprint) {
    console.log("✓ The database is migrated and seeded")
    return prepared.store
  }
  const migrate = () => runMedusa("migrate", ["db:migrate", "--execute-safe-links"], env, shutdown)
  await step("Migrating the database", migrate, logFileOf("migrate"))
  const store = await step("Seeding the store", () => seed(state, env, shutdown), logFileOf("seed"))
  if (isOwnPostgres) {
    writeFileSync(PREPARED_FILE, JSON.stringify({ fingerprint, store } satisfies Prepared))
  }
  return store
}

async function seed(state: KeptState, env: NodeJS.ProcessEnv, shutdown: Shutdown): Promise<SeededStore> {
  const resultFile = join(DEMO_DIRECTORY, "seed.json")
  // The password goes through the environment: anybody on the machine can read an argument.
  const seedEnv = { ...env, DEMO_ADMIN_PASSWORD: state.adminPassword }
  await runMedusa("seed", ["exec", "./demo/seed.ts", resultFile, ADMIN_EMAIL], seedEnv, shutdown)
  const store = readJson<SeededStore>(resultFile)
  if (!store) {
    throw new Error(`The seed has not written ${resultFile}.`)
  }
  return store
}
