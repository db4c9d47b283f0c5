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
  /** `kill -9`. */
  kill(): Promise<void>
}

/** Logs and other files of the last run. */
export const BENCH_DIRECTORY = join(__dirname, "..", "..", ".tmp", "bench")

const STORE_DIRECTORY = join(__dirname, "..", "store")
const COMMAND_TIMEOUT_SECONDS = 180

/** Gives an empty database the tables of the store. */
export async function migrateStore(databaseUrl: string): Promise<void> {
  await runMedusa("migrate", ["db:migrate", "--execute-safe-links"], databaseUrl)
}

/** Fills the store. @returns the ids that a shopper needs */
export async function seedStore(databaseUrl: string): Promise<SeededStore> {
  const resultFile = join(BENCH_DIRECTORY, "seed.json")
  await runMedusa("seed", ["exec", "./seed.ts", resultFile], databaseUrl)
  return JSON.parse(readFileSync(resultFile, "utf8")) as SeededStore
}

/** Makes an admin of the store. */
export async function createAdmin(databaseUrl: string, { email, password }: { email: string; password: string }): Promise<void> {
  await runMedusa("user", ["user", "--email", email, "--password", password], databaseUrl)
}

/** Runs the script with which a store reads all bank accounts at SePay now, in a process of its own. */
export async function runReconcileScript(databaseUrl: string): Promise<void> {
  await runMedusa("reconcile", ["exec", scriptOf("reconcile")], databaseUrl)
}

/** Runs the script that compares the books now, in a process of its own. */
export async function runAuditScript(databaseUrl: string, env: NodeJS.ProcessEnv): Promise<void> {
  await runMedusa("audit", ["exec", scriptOf("audit")], databaseUrl, env)
}

/** As in `medusa exec node_modules/medusa-payment-sepay/.medusa/server/src/scripts/reconcile.js`. */
function scriptOf(name: string): string {
  return `../../.medusa/server/src/scripts/${name}.js`
}

/**
 * Starts the store, and waits until it takes requests.
 *
 * @param env what its `medusa-config.ts` reads beside the usual
 * @throws with the end of its log when it does not
 */
export async function startStore(
  name: string,
  workerMode: WorkerMode,
  databaseUrl: string,
  env: NodeJS.ProcessEnv = {}
): Promise<RunningStore> {
  const address = { port: await findFreePort(), host: "localhost" }
  const store = startMedusaServer(address, describe(name, databaseUrl, { MEDUSA_WORKER_MODE: workerMode, ...env }))
  try {
    await store.untilHealthy()
  } catch (error) {
    await store.stop()
    throw error
  }
  return store
}

async function runMedusa(name: string, args: string[], databaseUrl: string, env: NodeJS.ProcessEnv = {}): Promise<void> {
  await startMedusaCommand(args, describe(name, databaseUrl, env), COMMAND_TIMEOUT_SECONDS).untilDone()
}

function describe(name: string, databaseUrl: string, env: NodeJS.ProcessEnv = {}): MedusaOptions {
  return {
    directory: STORE_DIRECTORY,
    env: { ...process.env, NODE_ENV: "production", DATABASE_URL: databaseUrl, ...env },
    logFile: logFileOf(name),
  }
}

/** The log of a command of Medusa's. */
export function logFileOf(name: string): string {
  return join(BENCH_DIRECTORY, `${name}.log`)
}
