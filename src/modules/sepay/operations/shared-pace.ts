import { createHash, randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { createPace, WINDOW_MILLISECONDS, type Pace } from "../../../sepay/api/pace"
import { decidePaceSlack, type PaceHistory } from "../decisions/pace-slack"
import { ensurePaceSlots, holdPaceSlotsBack, keepPaceSlots, takePaceSlot, type PaceSlots } from "../ledger/pace-slots"

/** When to ask again for a slot that is free while another process is just looking at it. */
const CONTENDED_MILLISECONDS = 5
/** How many of the last answers of Postgres tell how evenly things run. */
const REMEMBERED_DURATIONS = 20

/**
 * The pace of all processes of a store together: never more than `requestsPerSecond` calls in a second with one API
 * token, counted in Postgres. A slot is taken when a call is about to be sent, never ahead, so that a process that ends
 * while its calls wait takes none with it, and a 429 that one process gets holds all of them back.
 *
 * SePay counts per IP address: stores that share an address, or call SePay by other means, need a lower setting.
 */
export function createSharedPace(sql: Knex, options: { apiToken: string; requestsPerSecond: number }): Pace {
  const { requestsPerSecond } = options
  const slots: PaceSlots = {
    tokenKey: createHash("sha256").update(options.apiToken).digest("hex").slice(0, 32),
    count: requestsPerSecond,
    processKey: randomUUID(),
  }
  let history: PaceHistory = { durations: [], startedAt: -Infinity, lastTakenAt: -Infinity }

  async function takeSlot(rank: number): Promise<boolean> {
    const askedAt = performance.now()
    const slack = decidePaceSlack(history, askedAt)
    const isTaken = await takePaceSlot(sql, slots, rank, WINDOW_MILLISECONDS + slack.milliseconds)
    const durations = [...history.durations, performance.now() - askedAt].slice(-REMEMBERED_DURATIONS)
    history = { ...history, durations, ...(isTaken ? { startedAt: slack.startedAt, lastTakenAt: askedAt } : {}) }
    return isTaken
  }

  return createPace({
    requestsPerSecond,
    turns: {
      async take({ rank, waiting }) {
        if (await takeSlot(rank)) {
          return 0
        }
        const waitMilliseconds = await keepPaceSlots(sql, slots, rank, waiting)
        if (waitMilliseconds === null) {
          await ensurePaceSlots(sql, slots)
        }
        return Math.max(waitMilliseconds ?? 0, CONTENDED_MILLISECONDS)
      },
      holdBack: (milliseconds) => holdPaceSlotsBack(sql, slots, milliseconds),
    },
  })
}
