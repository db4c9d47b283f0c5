import { closeSync, openSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"

import { type ProcessGroup, startProcessGroup } from "../scripts/child-process"
import { readLastLines } from "./progress"
import { DEMO_DIRECTORY } from "./settings"
import type { Shutdown } from "./shutdown"

const MEDUSA_CLI = require.resolve("@medusajs/cli/cli.js")
const ROOT = join(__dirname, "..")
const COMMAND_TIMEOUT_SECONDS = 10 * 60
const START_TIMEOUT_SECONDS = 5 * 60
const HEALTH_TIMEOUT_MS = 5_000
const POLL_INTERVAL_MS = 100
const EXCERPT_LINES = 25

/** A command of Medusa's that writes into a log file of its own. */
export function logFileOf(name: string): string {
  return join(DEMO_DIRECTORY, `${name}.log`)
}

function startMedusa(name: string, args: string[], env: NodeJS.ProcessEnv, timeoutSeconds?: number): ProcessGroup {
  const log = openSync(logFileOf(name), "w")
  try {
    return startProcessGroup(process.execPath, [MEDUSA_CLI, ...args], {
      cwd: ROOT,
      env,
      stdio: ["ignore", log, log],
      timeoutSeconds,
    })
  } finally {
    closeSync(log)
  }
}

/**
 * Runs a command of Medusa's to its end.
 *
 * @throws with the end of its log when it fails
 */
export async function runMedusa(
  name: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  shutdown: Shutdown
): Promise<void> {
  const command = startMedusa(name, args, env, COMMAND_TIMEOUT_SECONDS)
  await shutdown.add(command.stop)
  if ((await command.exitCode) !== 0) {
    throw new Error(describeFailure(`medusa ${args[0]} failed`, name))
  }
}

/**
 * Starts the store, and waits until it takes requests.
 *
 * @returns its end, which nobody wants, as a sentence with the end of its log
 */
export async function startStore(
  port: number,
  env: NodeJS.ProcessEnv,
  shutdown: Shutdown
): Promise<{ ended: Promise<string> }> {
  const store = startMedusa("store", ["start", "--port", String(port)], env)
  await shutdown.add(store.stop)
  const ended = store.exitCode.then(() => describeFailure("The store ended", "store"))
  const failure = await Promise.race([ended, waitUntilHealthy(port)])
  if (failure) {
    throw new Error(failure)
  }
  return { ended }
}

/** @returns `undefined` as soon as the store answers, a sentence when it does not in bounded time */
async function waitUntilHealthy(port: number): Promise<string | undefined> {
  const deadline = Date.now() + START_TIMEOUT_SECONDS * 1000
  while (Date.now() < deadline) {
    if (await isHealthy(port)) {
      return undefined
    }
    await wait(POLL_INTERVAL_MS, undefined, { ref: false })
  }
  return describeFailure(`The store did not answer within ${START_TIMEOUT_SECONDS} s`, "store")
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://localhost:${port}/health`, { signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS) })
    return response.ok
  } catch {
    return false
  }
}

function describeFailure(sentence: string, name: string): string {
  const file = logFileOf(name)
  return `${sentence}. The end of ${file}:\n\n${readLastLines(file, EXCERPT_LINES)}`
}
