import { type ChildProcess, type StdioOptions, spawn } from "node:child_process"
import { setTimeout as wait } from "node:timers/promises"

import { startGuard } from "./guard"

export type ProcessGroupOptions = {
  cwd?: string
  env?: NodeJS.ProcessEnv
  stdio?: StdioOptions
  /** After that long the group is ended and counts as failed. */
  timeoutSeconds?: number
}

/** A program together with everything it starts in turn: Medusa and jest both have children of their own. */
export type ProcessGroup = {
  /** The exit code; 1 when a signal or the time limit ended it, 127 when it could not be started. */
  exitCode: Promise<number>
  /** Asks all of it to end, and insists after some seconds. */
  stop(): Promise<void>
  /** `kill -9`: ends all of it at once, and nothing in it can do anything about it. */
  kill(): Promise<void>
}

const POLITE_STOP_SECONDS = 10

/**
 * Starts a program in a process group of its own. Ctrl-C in the terminal does not reach it: whoever starts it stops
 * it, in the right order.
 */
export function startProcessGroup(command: string, args: string[], options: ProcessGroupOptions): ProcessGroup {
  const { timeoutSeconds, ...spawnOptions } = options
  const child = spawn(command, args, { stdio: "inherit", ...spawnOptions, detached: true })
  const dismissGuard =
    child.pid === undefined
      ? () => undefined
      : startGuard({ target: -child.pid, politeSignal: "TERM", forcefulSignal: "KILL" })
  const exitCode = new Promise<number>((resolve) => {
    child.once("error", () => resolve(127))
    child.once("exit", (code) => resolve(code ?? 1))
  })
  const stop = () => stopGroup(child, exitCode)
  if (timeoutSeconds !== undefined) {
    const timer = setTimeout(() => void stop(), timeoutSeconds * 1000)
    void exitCode.then(() => clearTimeout(timer))
  }
  void exitCode.then(() => {
    // What the program has left behind, a jest worker for instance.
    signalGroup(child, "SIGKILL")
    dismissGuard()
  })
  const kill = async () => {
    signalGroup(child, "SIGKILL")
    await exitCode
  }
  return { exitCode, stop, kill }
}

async function stopGroup(child: ChildProcess, exitCode: Promise<number>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return
  }
  signalGroup(child, "SIGTERM")
  const controller = new AbortController()
  const tooLong = wait(POLITE_STOP_SECONDS * 1000, undefined, { signal: controller.signal }).catch(() => undefined)
  await Promise.race([exitCode, tooLong])
  controller.abort()
  signalGroup(child, "SIGKILL")
  await exitCode
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) {
      process.kill(-child.pid, signal)
    }
  } catch {
    // Nothing of the group is left.
  }
}
