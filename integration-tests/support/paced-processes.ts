import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import type { CallPriority } from "../../src/sepay/api/sepay-api"

/** What a process is to do. */
export interface PacedProcessOrder {
  databaseUrl: string
  baseUrl: string
  apiToken: string
  requestsPerSecond: number
  /** One call each, all queued at once in this order. */
  priorities: CallPriority[]
  /** A call that has no answer after that long fails the whole run. */
  timeoutSeconds: number
}

/** A call that SePay answered. */
export interface AnsweredCall {
  priority: CallPriority
  /** Milliseconds on the machine's monotonic clock. */
  answeredAt: number
}

/** What came of the calls of one process. */
export interface PacedProcessReport {
  calls: AnsweredCall[]
  /** How many 429s SePay answered. */
  refused: number
  /** How often our own limit had no room, and a call was queued once more. */
  postponed: number
}

const PROCESS_FILE = join(__dirname, "paced-process.ts")
const START_TIMEOUT_MILLISECONDS = 60_000

/**
 * Queues calls in so many processes at the same time, which share nothing but the database.
 *
 * @returns a report for each process, and when they began, in milliseconds on the machine's monotonic clock
 * @throws when a process fails or is late; none is left behind
 */
export async function callFromProcesses(
  count: number,
  order: PacedProcessOrder
): Promise<{ startedAt: number; reports: PacedProcessReport[] }> {
  const children = Array.from({ length: count }, () =>
    fork(PROCESS_FILE, [JSON.stringify(order)], { execArgv: ["--import", "tsx"] })
  )
  try {
    await Promise.all(children.map((child) => nextMessage(child, START_TIMEOUT_MILLISECONDS)))
    const startedAt = Number(process.hrtime.bigint()) / 1e6
    const answers = children.map((child) => nextMessage(child, order.timeoutSeconds * 1_000 + START_TIMEOUT_MILLISECONDS))
    children.forEach((child) => child.send("go"))
    return { startedAt, reports: (await Promise.all(answers)) as PacedProcessReport[] }
  } finally {
    await Promise.all(children.map(end))
  }
}

async function nextMessage(child: ChildProcess, timeoutMilliseconds: number): Promise<unknown> {
  const controller = new AbortController()
  const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(timeoutMilliseconds)])
  const exited = once(child, "exit", { signal }).then(([code]) => {
    throw new Error(`A process that called SePay ended with ${code} before it reported.`)
  })
  try {
    const [message] = (await Promise.race([once(child, "message", { signal }), exited])) as unknown[]
    return message
  } finally {
    controller.abort()
    exited.catch(() => undefined)
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, "exit")
    child.kill("SIGKILL")
    await exited
  }
}
