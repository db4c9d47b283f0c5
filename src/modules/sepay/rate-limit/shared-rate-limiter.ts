import { createHash, randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { createRateLimiter, type RateLimiter, WINDOW_MILLISECONDS } from "../../../sepay/api/rate-limiter"
import { type CallHistory, decideSlack } from "./decide-slack"
import {
  ensureRateLimitSlots,
  holdRateLimitSlotsBack,
  keepRateLimitSlots,
  type RateLimitSlots,
  takeRateLimitSlot,
} from "./slots"

/** When to ask again for a slot that is free while another process is just looking at it. */
const CONTENDED_MILLISECONDS = 5
/** How many of the last answers of Postgres tell how evenly things run. */
const REMEMBERED_DURATIONS = 20

/**
 * The rate limit of all processes of a store together: never more than `requestsPerSecond` calls in a second with one API
 * token, counted in Postgres. A slot is taken when a call is about to be sent, never ahead, so that a process that ends
 * while its calls wait takes none with it, and a 429 that one process gets holds all of them back.
 *
 * SePay counts per IP address: stores that share an address, or call SePay by other means, need a lower setting.
 */
export function createSharedRateLimiter(sql: Knex, options: { apiToken: string; requestsPerSecond: number }): RateLimiter {
  const { requestsPerSecond } = options
  const slots: RateLimitSlots = {
    tokenKey: createHash("sha256").update(options.apiToken).digest("hex").slice(0, 32),
    count: requestsPerSecond,
    processKey: randomUUID(),
  }
  let history: CallHistory = { durations: [], startedAt: -Infinity, lastTakenAt: -Infinity }

  async function takeSlot(rank: number): Promise<boolean> {
    const askedAt = performance.now()
    const slack = decideSlack(history, askedAt)
    const isTaken = await takeRateLimitSlot(sql, slots, rank, WINDOW_MILLISECONDS + slack.milliseconds)
    const durations = [...history.durations, performance.now() - askedAt].slice(-REMEMBERED_DURATIONS)
    history = { ...history, durations, ...(isTaken ? { startedAt: slack.startedAt, lastTakenAt: askedAt } : {}) }
    return isTaken
  }

  return createRateLimiter({
    requestsPerSecond,
    turns: {
      async take({ rank, waiting }) {
        if (await takeSlot(rank)) {
          return 0
        }
        const waitMilliseconds = await keepRateLimitSlots(sql, slots, rank, waiting)
        if (waitMilliseconds === null) {
          await ensureRateLimitSlots(sql, slots)
        }
        return Math.max(waitMilliseconds ?? 0, CONTENDED_MILLISECONDS)
      },
      holdBack: (milliseconds) => holdRateLimitSlotsBack(sql, slots, milliseconds),
    },
  })
}
