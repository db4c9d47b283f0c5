import { readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import type { SeededStore } from "../../../demo/store-file"
import { ensureDatabase } from "../../../scripts/database"
import { type MedusaOptions, startMedusaCommand } from "../../../scripts/medusa"
import { makeEnvironment, ROOT } from "../../support/environment"
import { makeStoreDirectory } from "../../support/store-directory"
import { copyDatabase, databaseExists, nameDatabase } from "../../support/template-database"

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
    makeStoreDirectory(directory("single"), STORE_SOURCES)
    makeStoreDirectory(directory("production"), STORE_SOURCES, PRODUCTION_CONFIG)
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
    createDatabase: (name) => copyDatabase(databaseUrl, TEMPLATE_DATABASE, name),
  }
}

/** The log of a process. */
export function logFileOf(name: string): string {
  return join(PROCESSES_DIRECTORY, `${name}.log`)
}
