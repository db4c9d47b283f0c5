import { join } from "node:path"

import { type MedusaOptions, startMedusaCommand, startMedusaServer } from "../scripts/medusa"
import { DEMO_DIRECTORY } from "./settings"
import type { Shutdown } from "./shutdown"

const ROOT = join(__dirname, "..")
const COMMAND_TIMEOUT_SECONDS = 10 * 60

/** The log of a command of Medusa's. */
export function logFileOf(name: string): string {
  return join(DEMO_DIRECTORY, `${name}.log`)
}

function describe(name: string, env: NodeJS.ProcessEnv): MedusaOptions {
  return { directory: ROOT, env, logFile: logFileOf(name) }
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
  const command = startMedusaCommand(args, describe(name, env), COMMAND_TIMEOUT_SECONDS)
  await shutdown.add(command.stop)
  await command.untilDone()
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
  const store = startMedusaServer({ port }, describe("store", env))
  await shutdown.add(store.stop)
  await store.untilHealthy()
  return { ended: store.ended }
}
