import { closeSync, mkdirSync, openSync } from "node:fs"
import { dirname } from "node:path"
import { setTimeout as wait } from "node:timers/promises"

import { type ProcessGroup, type ProcessGroupOptions, startProcessGroup } from "./child-process"
import { readLastLines } from "./log-file"

const REQUEST_TIMEOUT_MILLISECONDS = 5_000
const POLL_MILLISECONDS = 50
const EXCERPT_LINES = 25

/** What the program writes goes into `logFile`. What the file held before is gone. */
export type LoggedProcessOptions = Omit<ProcessGroupOptions, "stdio"> & { logFile: string }

/** Starts a program whose words are for later. */
export function startLoggedProcess(command: string, args: string[], options: LoggedProcessOptions): ProcessGroup {
  const { logFile, ...groupOptions } = options
  mkdirSync(dirname(logFile), { recursive: true })
  const log = openSync(logFile, "w")
  try {
    return startProcessGroup(command, args, { ...groupOptions, stdio: ["ignore", log, log] })
  } finally {
    closeSync(log)
  }
}

/** A program that serves something. */
export type ServingProcess = {
  /** For a sentence, as in "The store". */
  name: string
  /** Answered with a success as soon as it serves. */
  url: string
  /** Its end, as a sentence. */
  ended: Promise<string>
  logFile: string
}

/**
 * Resolves as soon as the program serves.
 *
 * @throws with the end of its log when it ends instead, or does not serve in time
 */
export async function untilServed(server: ServingProcess, timeoutSeconds: number): Promise<void> {
  const { name, url, ended, logFile } = server
  const outcome = await Promise.race([ended, waitUntilServed(url, timeoutSeconds)])
  if (outcome === "too late") {
    throw new Error(describeEnd(`${name} did not answer within ${timeoutSeconds} s`, logFile))
  }
  if (outcome !== "served") {
    throw new Error(outcome)
  }
}

/** A sentence about the end of a program, with the end of its log. */
export function describeEnd(sentence: string, logFile: string): string {
  return `${sentence}. The end of ${logFile}:\n\n${readLastLines(logFile, EXCERPT_LINES)}`
}

async function waitUntilServed(url: string, timeoutSeconds: number): Promise<"served" | "too late"> {
  const deadline = Date.now() + timeoutSeconds * 1000
  while (Date.now() < deadline) {
    if (await isServed(url)) {
      return "served"
    }
    await wait(POLL_MILLISECONDS, undefined, { ref: false })
  }
  return "too late"
}

async function isServed(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MILLISECONDS) })
    return response.ok
  } catch {
    return false
  }
}
