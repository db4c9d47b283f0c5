import { createHash } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { createPace, refusedByPace, type Pace, type PacedCall } from "../../../sepay/api/pace"
import { ensurePaceSlots, nextPaceSlotMilliseconds, takePaceSlot, type PaceSlots } from "../ledger/pace-slots"

/** Longest wait of a call without a deadline, and how often one that found no slot looks again. */
const LONGEST_WAIT_MILLISECONDS = 10_000
const LOOK_AGAIN_MILLISECONDS = 100
const CONTENDED_MILLISECONDS = 5

/**
 * The pace of all processes of a store together: never more than `requestsPerSecond` calls in a second with one API
 * token, counted in Postgres. Within a process calls queue by priority first; between processes a shopper's call may book
 * a slot ahead, a cancellation takes only a slot that is free now, and reconciliation leaves one to shoppers.
 *
 * SePay counts per IP address: stores that share an address, or call SePay by other means, need a lower setting.
 */
export function createSharedPace(sql: Knex, options: { apiToken: string; requestsPerSecond: number }): Pace {
  const slots: PaceSlots = {
    tokenKey: createHash("sha256").update(options.apiToken).digest("hex").slice(0, 32),
    count: options.requestsPerSecond,
  }
  const queue = createPace({ requestsPerSecond: options.requestsPerSecond })
  return async (call) => {
    await queue(call)
    const waitMilliseconds = await takeSlot(sql, slots, call)
    if (waitMilliseconds > 0) {
      await sleep(waitMilliseconds, undefined, call.signal ? { signal: call.signal } : {})
    }
  }
}

/** @throws SepayError `rate_limited` when the call's turn would come too late; nothing was sent, and no slot is lost. */
async function takeSlot(sql: Knex, slots: PaceSlots, call: PacedCall): Promise<number> {
  const giveUpAt = Math.min(call.deadlineAt ?? Infinity, Date.now() + LONGEST_WAIT_MILLISECONDS)
  const isShopper = call.priority === "shopper"
  const leaveFree = call.priority === "reconciliation" && slots.count > 1 ? 1 : 0
  for (;;) {
    const leftMilliseconds = giveUpAt - Date.now()
    const taken =
      leftMilliseconds > 0 ? await takePaceSlot(sql, slots, isShopper ? leftMilliseconds : 0, leaveFree) : null
    if (taken !== null) {
      return taken
    }
    const nextMilliseconds = await nextPaceSlotMilliseconds(sql, slots)
    if (leftMilliseconds <= 0 || (nextMilliseconds ?? 0) > leftMilliseconds) {
      throw refusedByPace(call, slots.count, nextMilliseconds ?? 0)
    }
    if (nextMilliseconds === null) {
      await ensurePaceSlots(sql, slots)
    } else {
      await sleep(isShopper ? CONTENDED_MILLISECONDS : LOOK_AGAIN_MILLISECONDS)
    }
  }
}
