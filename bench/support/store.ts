import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { readLastLines } from "../../demo/progress"
import type { SeededStore } from "../../demo/store-file"
import { type ProcessGroup, startProcessGroup } from "../../scripts/child-process"
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
const MEDUSA_CLI = require.resolve("@medusajs/cli/cli.js")
const COMMAND_TIMEOUT_SECONDS = 180
const START_TIMEOUT_MILLISECONDS = 120_000
const HEALTH_TIMEOUT_MILLISECONDS = 5_000
const POLL_MILLISECONDS = 50
const EXCERPT_LINES = 25

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
  const port = await findFreePort()
  const store = startMedusa(name, ["start", "--host", "localhost", "--port", String(port)], {
    MEDUSA_WORKER_MODE: workerMode,
  })
  const url = `http://localhost:${port}`
  const ended = store.exitCode.then(() => "The store ended")
  const failure = await Promise.race([ended, waitUntilHealthy(url)])
  if (failure) {
    await store.stop()
    throw new Error(describeFailure(failure, name))
  }
  return { url, stop: () => store.stop() }
}

async function runMedusa(name: string, args: string[]): Promise<void> {
  const command = startMedusa(name, args, {}, COMMAND_TIMEOUT_SECONDS)
  if ((await command.exitCode) !== 0) {
    throw new Error(describeFailure(`medusa ${args[0]} failed`, name))
  }
}

function startMedusa(name: string, args: string[], env: NodeJS.ProcessEnv, timeoutSeconds?: number): ProcessGroup {
  mkdirSync(BENCH_DIRECTORY, { recursive: true })
  const log = openSync(logFileOf(name), "w")
  try {
    return startProcessGroup(process.execPath, [MEDUSA_CLI, ...args], {
      cwd: STORE_DIRECTORY,
      env: { ...process.env, NODE_ENV: "production", ...env },
      stdio: ["ignore", log, log],
      timeoutSeconds,
    })
  } finally {
    closeSync(log)
  }
}

/** @returns `undefined` as soon as the store answers, a sentence when it does not in time */
async function waitUntilHealthy(url: string): Promise<string | undefined> {
  const deadline = Date.now() + START_TIMEOUT_MILLISECONDS
  while (Date.now() < deadline) {
    if (await isHealthy(url)) {
      return undefined
    }
    await wait(POLL_MILLISECONDS, undefined, { ref: false })
  }
  return `The store did not answer within ${START_TIMEOUT_MILLISECONDS / 1000} s`
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(HEALTH_TIMEOUT_MILLISECONDS) })
    return response.ok
  } catch {
    return false
  }
}

/** The log of a command of Medusa's. */
export function logFileOf(name: string): string {
  return join(BENCH_DIRECTORY, `${name}.log`)
}

function describeFailure(sentence: string, name: string): string {
  const file = logFileOf(name)
  return `${sentence}. The end of ${file}:\n\n${readLastLines(file, EXCERPT_LINES)}`
}
