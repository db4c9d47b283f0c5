import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { Client } from "@medusajs/framework/pg"
import type { SeededStore } from "../../../demo/store-file"
import { ensureDatabase } from "../../../scripts/database"
import { type MedusaOptions, startMedusaCommand } from "../../../scripts/medusa"
import { makeEnvironment, ROOT } from "../../support/environment"

const STORE_SOURCES = join(__dirname, "..", "store")
const PRODUCTION_CONFIG = join(ROOT, "docs", "production", "medusa-config.ts")

/** Logs, the stores' directories and other files of the last run. */
export const PROCESSES_DIRECTORY = join(ROOT, ".tmp", "processes")

const TEMPLATE_DATABASE = "processes_template"
const COMMAND_TIMEOUT_SECONDS = 180

/**
 * - `single`: one process, with all that Medusa keeps in memory by default;
 * - `production`: the config of `docs/production/`, as it is.
 */
export type StoreKind = "single" | "production"

/** A migrated and seeded store from which any number of stores can be made in a moment. */
export interface StoreTemplate {
  seeded: SeededStore
  /** The directory that a process of such a store is started in. */
  directory(kind: StoreKind): string
  /** Makes a database of its own. @returns its address */
  createDatabase(name: string): Promise<string>
}

/**
 * Prepares the stores' directories, and a database to copy in the Postgres of `databaseUrl`, which is kept for the next
 * caller. The plugin has to be built.
 */
export async function prepareStoreTemplate(databaseUrl: string): Promise<StoreTemplate> {
  const directory = (kind: StoreKind) => join(PROCESSES_DIRECTORY, `store-${kind}`)
  const templateUrl = nameDatabase(databaseUrl, TEMPLATE_DATABASE)
  const seedFile = join(PROCESSES_DIRECTORY, "seed.json")
  if (!(await databaseExists(databaseUrl, TEMPLATE_DATABASE))) {
    makeStoreDirectory(directory("single"), join(STORE_SOURCES, "medusa-config.ts"))
    makeStoreDirectory(directory("production"), PRODUCTION_CONFIG)
    rmSync(seedFile, { force: true })
    await ensureDatabase(templateUrl)
    const env = makeEnvironment({ NODE_ENV: "production", DATABASE_URL: templateUrl })
    const run = (name: string, args: string[]) => {
      const options: MedusaOptions = { directory: directory("single"), env, logFile: logFileOf(name) }
      return startMedusaCommand(args, options, COMMAND_TIMEOUT_SECONDS).untilDone()
    }
    await run("migrate", ["db:migrate", "--execute-safe-links"])
    await run("seed", ["exec", join(STORE_SOURCES, "seed.ts"), seedFile])
  }
  return {
    seeded: JSON.parse(readFileSync(seedFile, "utf8")) as SeededStore,
    directory,
    async createDatabase(name) {
      await query(databaseUrl, `CREATE DATABASE "${name}" TEMPLATE "${TEMPLATE_DATABASE}"`)
      return nameDatabase(databaseUrl, name)
    },
  }
}

/** The log of a process. */
export function logFileOf(name: string): string {
  return join(PROCESSES_DIRECTORY, `${name}.log`)
}

/** A Medusa project that has installed this package: its name is found in the project's own `node_modules`. */
function makeStoreDirectory(directory: string, config: string): void {
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(join(directory, "node_modules"), { recursive: true })
  symlinkSync(ROOT, join(directory, "node_modules", "medusa-payment-sepay"))
  cpSync(join(STORE_SOURCES, "package.json"), join(directory, "package.json"))
  cpSync(join(STORE_SOURCES, "src"), join(directory, "src"), { recursive: true })
  cpSync(config, join(directory, "medusa-config.ts"))
  if (!existsSync(join(ROOT, ".medusa", "server", "src"))) {
    throw new Error('The plugin is not built: "npm run build" does that.')
  }
}

async function databaseExists(databaseUrl: string, name: string): Promise<boolean> {
  const rows = await query(databaseUrl, "SELECT 1 FROM pg_database WHERE datname = $1", [name])
  return rows.length > 0
}

function nameDatabase(databaseUrl: string, name: string): string {
  const url = new URL(databaseUrl)
  url.pathname = `/${name}`
  return url.href
}

async function query(databaseUrl: string, statement: string, bindings: string[] = []): Promise<unknown[]> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await client.query(statement, bindings)).rows
  } finally {
    await client.end()
  }
}
