import { accessSync, constants, mkdtempSync, rmSync } from "node:fs"
import { connect } from "node:net"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"

import { startProcessGroup } from "./child-process"
import { findFreePort } from "./ports"

export type RunningRedis = {
  url: string
  stop(): Promise<void>
}

const PROGRAM = "redis-server"
const HOST = "127.0.0.1"
const START_TIMEOUT_MILLISECONDS = 10_000
const ANSWER_TIMEOUT_MILLISECONDS = 1_000
const POLL_MILLISECONDS = 20

/** Why what needs Redis cannot run here, and what to do about it. */
export const WITHOUT_REDIS = "redis-server is not installed: apt-get install redis-server"

/** The system's `redis-server`, or `null` when it is not installed. npm has none. */
export function findRedisServer(): string | null {
  const directories = (process.env.PATH ?? "").split(delimiter).filter((directory) => directory !== "")
  return directories.map((directory) => join(directory, PROGRAM)).find(isExecutable) ?? null
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Starts a Redis of its own that listens on the loopback interface only and writes nothing to disk: it keeps what it
 * holds while stores come and go, and is empty the next time.
 *
 * @throws when `redis-server` is not installed, or does not answer in time
 */
export async function startRedis(): Promise<RunningRedis> {
  const program = findRedisServer()
  if (program === null) {
    throw new Error(`${WITHOUT_REDIS}.`)
  }
  const port = await findFreePort()
  const directory = mkdtempSync(join(tmpdir(), "medusa-payment-sepay-redis-"))
  const settings = { bind: HOST, port: String(port), dir: directory, save: "", appendonly: "no", daemonize: "no" }
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value])
  const redis = startProcessGroup(program, args, { stdio: "ignore" })
  const stop = async () => {
    await redis.stop()
    rmSync(directory, { recursive: true, force: true })
  }
  const ended = redis.exitCode.then((code) => `redis-server ended with exit code ${code}`)
  const failure = await Promise.race([ended, waitUntilItAnswers(port)])
  if (failure) {
    await stop()
    throw new Error(`${failure}.`)
  }
  return { url: `redis://${HOST}:${port}`, stop }
}

/** @returns `undefined` as soon as Redis answers, a sentence when it does not in time */
async function waitUntilItAnswers(port: number): Promise<string | undefined> {
  const deadline = Date.now() + START_TIMEOUT_MILLISECONDS
  while (Date.now() < deadline) {
    if (await answers(port)) {
      return undefined
    }
    await wait(POLL_MILLISECONDS, undefined, { ref: false })
  }
  return `redis-server did not answer within ${START_TIMEOUT_MILLISECONDS / 1000} s`
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: HOST, port })
    const end = (isReady: boolean) => {
      socket.destroy()
      resolve(isReady)
    }
    socket
      .setTimeout(ANSWER_TIMEOUT_MILLISECONDS, () => end(false))
      .on("error", () => end(false))
      .on("connect", () => socket.write("PING\r\n"))
      .on("data", (answer) => end(answer.toString().startsWith("+PONG")))
  })
}
