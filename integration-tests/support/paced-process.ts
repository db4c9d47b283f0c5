import { setTimeout as wait } from "node:timers/promises"
import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex"
import { createSharedRateLimiter } from "../../src/modules/sepay/rate-limit/shared-rate-limiter"
import { createSepayApi } from "../../src/sepay/api/create-sepay-api"
import { SepayError } from "../../src/sepay/api/errors"
import type { CallPriority, SepayApi } from "../../src/sepay/api/sepay-api"
import type { AnsweredCall, PacedProcessOrder, PacedProcessReport } from "./paced-processes"

/**
 * A process of its own that queues calls to SePay, all at once, when its parent says so, and reports what came of them.
 * Started by `callFromProcesses`.
 */

/** Answers when each call was answered, on the machine's monotonic clock: the same in every process. */
async function callAll(order: PacedProcessOrder, sql: Knex): Promise<PacedProcessReport> {
  let refused = 0
  let postponed = 0
  const api = createSepayApi({
    version: "v2",
    environment: "production",
    apiToken: order.apiToken,
    baseUrl: order.baseUrl,
    rateLimiter: createSharedRateLimiter(sql, order),
    onCall: ({ httpStatus }) => void (refused += httpStatus === 429 ? 1 : 0),
  })
  const deadlineAt = Date.now() + order.timeoutSeconds * 1_000
  const queued = order.priorities.map(async (priority): Promise<AnsweredCall> => {
    postponed += await callUntilAnswered(api, priority, deadlineAt)
    return { priority, answeredAt: Number(process.hrtime.bigint()) / 1e6 }
  })
  return { calls: await Promise.all(queued), refused, postponed }
}

/** Calls again what our own limit had no room for, as the ledger's queues do. @returns how often that was */
async function callUntilAnswered(api: SepayApi, priority: CallPriority, deadlineAt: number): Promise<number> {
  for (let postponed = 0; ; postponed += 1) {
    try {
      await api.countBankAccounts({ priority, deadlineAt })
      return postponed
    } catch (error) {
      const canTryAgain = error instanceof SepayError && error.kind === "rate_limited" && Date.now() < deadlineAt
      if (!canTryAgain) {
        throw error
      }
      await wait((error.retryAfterSeconds ?? 1) * 1_000)
    }
  }
}

async function main(order: PacedProcessOrder): Promise<void> {
  const sql = knex({ client: "pg", connection: order.databaseUrl })
  try {
    await sql.raw("SELECT 1")
    const told = new Promise<void>((resolve) => process.once("message", () => resolve()))
    process.send?.("ready")
    await told
    process.send?.(await callAll(order, sql))
  } finally {
    await sql.destroy()
    process.disconnect()
  }
}

main(JSON.parse(process.argv[2] ?? "") as PacedProcessOrder).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
