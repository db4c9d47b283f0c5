import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"

import type { Account } from "./account"
import { startGuard } from "./guard"

const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_PER_SIGNAL_MS = 15_000
const COMMAND_TIMEOUT_MS = 10_000
const POLL_INTERVAL_MS = 20

/** SIGINT asks Postgres to throw its clients out and stop cleanly, SIGQUIT to stop at once. */
const STOP_SIGNALS = ["SIGINT", "SIGQUIT", "SIGKILL"] as const

export type ServerOptions = {
  /** The `postgres` program. */
  program: string
  account: Account
  data: string
  log: string
  port: number
  /** As in `postgresql.conf`: `name=value`. */
  settings: string[]
  /** Where the number of the process that starts it is written. */
  ownerFile: string
  /** What to remove should nobody be left to do it. */
  temporaryDirectories: string[]
}

/**
 * Starts Postgres and waits until it takes connections. Should this process end without stopping it, a guard does,
 * and removes the temporary directories.
 *
 * @returns a function that stops it: cleanly if that can be done in bounded time, otherwise by force
 */
export async function startServer(options: ServerOptions): Promise<() => Promise<void>> {
  await stopLeftOver(options)
  const server = spawnServer(options)
  const pid = await waitUntilReady(server, options)
  writeFileSync(options.ownerFile, String(process.pid))
  const dismissGuard = startGuard({
    target: pid,
    politeSignal: "INT",
    forcefulSignal: "QUIT",
    temporaryDirectories: options.temporaryDirectories,
  })
  return async () => {
    await stopPostmaster(pid)
    dismissGuard()
  }
}

async function waitUntilReady(server: ChildProcess, options: ServerOptions): Promise<number> {
  const deadline = Date.now() + START_TIMEOUT_MS
  while (!hasExited(server) && Date.now() < deadline) {
    if (server.pid !== undefined && isReady(options.data, server.pid)) {
      return server.pid
    }
    await wait(POLL_INTERVAL_MS)
  }
  server.kill("SIGQUIT")
  throw new Error(`Postgres did not start on port ${options.port}. Its last words:\n${lastLines(options.log)}`)
}

function spawnServer({ program, account, data, log, port, settings }: ServerOptions): ChildProcess {
  const args = ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])]
  const logFile = openSync(log, "w")
  try {
    // A process group of its own: Ctrl-C in the terminal is for us, who stop Postgres after those who use it.
    const server = spawn(program, args, { ...account, cwd: "/", stdio: ["ignore", logFile, logFile], detached: true })
    // A program that cannot be run is noticed as one that has ended.
    server.on("error", () => undefined)
    server.unref()
    return server
  } finally {
    closeSync(logFile)
  }
}

/** Postgres writes its state into the eighth line of its pid file. */
function isReady(data: string, pid: number): boolean {
  const lines = readPidFile(data)
  return Number(lines[0]) === pid && lines[7]?.trim() === "ready"
}

function readPidFile(data: string): string[] {
  try {
    return readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")
  } catch {
    return []
  }
}

function lastLines(file: string): string {
  return readFileSync(file, "utf8").trim().split("\n").slice(-10).join("\n")
}

function hasExited(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

async function stopPostmaster(pid: number): Promise<void> {
  for (const signal of STOP_SIGNALS) {
    if (!isAlive(pid)) {
      return
    }
    process.kill(pid, signal)
    const deadline = Date.now() + STOP_TIMEOUT_PER_SIGNAL_MS
    while (isAlive(pid) && Date.now() < deadline) {
      await wait(POLL_INTERVAL_MS)
    }
  }
}

/**
 * Stops the server that a killed run left on this data, and removes the pid file that a crash left.
 *
 * @throws when the server is in use
 */
async function stopLeftOver({ data, ownerFile }: ServerOptions): Promise<void> {
  const pid = Number(readPidFile(data)[0])
  if (!pid) {
    return
  }
  // The number may be another program's by now: only a process that names this directory is ours.
  if (isAlive(pid) && readCommandLine(pid).includes(data)) {
    refuseIfOwned(data, ownerFile)
    await stopPostmaster(pid)
  }
  rmSync(join(data, "postmaster.pid"), { force: true })
}

function refuseIfOwned(data: string, ownerFile: string): void {
  const owner = existsSync(ownerFile) ? Number(readFileSync(ownerFile, "utf8")) : 0
  if (owner && isAlive(owner)) {
    throw new Error(`The database in ${data} is in use by process ${owner}. Stop that first, or set DATABASE_URL.`)
  }
}

function readCommandLine(pid: number): string {
  try {
    return process.platform === "linux"
      ? readFileSync(`/proc/${pid}/cmdline`, "utf8")
      : execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], {
          encoding: "utf8",
          timeout: COMMAND_TIMEOUT_MS,
        })
  } catch {
    return ""
  }
}

/** Whether a process with this number exists, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}
