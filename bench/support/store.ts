import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { SeededStore } from "../../demo/store-file"
import { type MedusaOptions, startMedusaCommand, startMedusaServer } from "../../scripts/medusa"
import { findFreePort } from "../../scripts/ports"

/**
 * - `server`: no jobs run, so that nothing but the benchmark settles anything;
 * - `shared`: the whole store in one process, as most shops run it.
 */
export type WorkerMode = "server" | "shared"

/** The store in a process of its own: what measures it takes no time from its event loop. */
export interface RunningStore {
  url: string
  stop(): Promise<void>
}

/** Logs and other files of the last run. */
export const BENCH_DIRECTORY = join(__dirname, "..", "..", ".tmp", "bench")

const STORE_DIRECTORY = join(__dirname, "..", "store")
const COMMAND_TIMEOUT_SECONDS = 180

/** Migrates the database of DATABASE_URL. */
export async function migrateStore(): Promise<void> {
  await runMedusa("migrate", ["db:migrate", "--execute-safe-links"])
}

/** Fills the store. @returns the ids that a shopper needs */
export async function seedStore(): Promise<SeededStore> {
  const resultFile = join(BENCH_DIRECTORY, "seed.json")
  await runMedusa("seed", ["exec", "./seed.ts", resultFile])
  return JSON.parse(readFileSync(resultFile, "utf8")) as SeededStore
}

/** Starts the store, and waits until it takes requests. @throws with the end of its log when it does not */
export async function startStore(name: string, workerMode: WorkerMode): Promise<RunningStore> {
  const address = { port: await findFreePort(), host: "localhost" }
  const store = startMedusaServer(address, describe(name, { MEDUSA_WORKER_MODE: workerMode }))
  try {
    await store.untilHealthy()
  } catch (error) {
    await store.stop()
    throw error
  }
  return store
}

async function runMedusa(name: string, args: string[]): Promise<void> {
  await startMedusaCommand(args, describe(name, {}), COMMAND_TIMEOUT_SECONDS).untilDone()
}

function describe(name: string, env: NodeJS.ProcessEnv): MedusaOptions {
  return {
    directory: STORE_DIRECTORY,
    env: { ...process.env, NODE_ENV: "production", ...env },
    logFile: logFileOf(name),
  }
}

/** The log of a command of Medusa's. */
export function logFileOf(name: string): string {
  return join(BENCH_DIRECTORY, `${name}.log`)
}
