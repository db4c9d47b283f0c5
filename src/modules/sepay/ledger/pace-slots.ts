import { newId, uniqueWhereNotDeleted } from "./columns"
import type { Sql } from "./types"

/** A second and a little: calls that leave a second apart can arrive at SePay less than that apart. */
export const SLOT_MILLISECONDS = 1_020

/** The slots of one API token. */
export interface PaceSlots {
  tokenKey: string
  /** How many calls may be made in a second. Rows of a higher setting are left alone. */
  count: number
}

/** Writes the slots of a token that are not there yet. */
export async function ensurePaceSlots(sql: Sql, { tokenKey, count }: PaceSlots): Promise<void> {
  const rows = Array.from({ length: count }, (_, position) => ({
    id: newId("seppace"),
    token_key: tokenKey,
    position,
    free_at: sql.raw("to_timestamp(0)"),
  }))
  await sql("sepay_pace_slot").insert(rows).onConflict(uniqueWhereNotDeleted(sql, "token_key, position")).ignore()
}

/**
 * Takes the slot that is free soonest, by Postgres's clock, which all processes share.
 *
 * @param longestWaitMilliseconds take no slot that is free later than that.
 * @param leaveFree how many slots that are free now to leave to more important calls.
 * @returns how long to wait before calling, in milliseconds; `null` when there is no such slot, or others are at all of
 *   them at this very moment.
 */
export async function takePaceSlot(
  sql: Sql,
  { tokenKey, count }: PaceSlots,
  longestWaitMilliseconds: number,
  leaveFree: number
): Promise<number | null> {
  const { rows } = await sql.raw<{ rows: Array<{ wait_milliseconds: string }> }>(
    `UPDATE sepay_pace_slot slot
        SET free_at = GREATEST(slot.free_at, clock_timestamp()) + make_interval(secs => :slotSeconds)
       FROM (SELECT id, GREATEST(free_at - clock_timestamp(), interval '0') AS wait FROM sepay_pace_slot
              WHERE token_key = :tokenKey AND position < :count AND deleted_at IS NULL
                AND free_at <= clock_timestamp() + make_interval(secs => :longestWaitSeconds)
              ORDER BY free_at OFFSET :leaveFree LIMIT 1 FOR UPDATE SKIP LOCKED) free
      WHERE slot.id = free.id
  RETURNING extract(epoch FROM free.wait) * 1000 AS wait_milliseconds`,
    {
      tokenKey,
      count,
      slotSeconds: SLOT_MILLISECONDS / 1_000,
      longestWaitSeconds: longestWaitMilliseconds / 1_000,
      leaveFree,
    }
  )
  const [taken] = rows
  return taken ? Number(taken.wait_milliseconds) : null
}

/** How long until the next slot is free, in milliseconds; `null` when the token has no slots yet. */
export async function nextPaceSlotMilliseconds(sql: Sql, { tokenKey, count }: PaceSlots): Promise<number | null> {
  const { rows } = await sql.raw<{ rows: Array<{ wait_milliseconds: string }> }>(
    `SELECT extract(epoch FROM GREATEST(MIN(free_at) - clock_timestamp(), interval '0')) * 1000 AS wait_milliseconds
       FROM sepay_pace_slot WHERE token_key = ? AND position < ? AND deleted_at IS NULL HAVING count(*) > 0`,
    [tokenKey, count]
  )
  const [next] = rows
  return next ? Number(next.wait_milliseconds) : null
}
