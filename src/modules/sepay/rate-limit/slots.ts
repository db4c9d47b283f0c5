import { newId, type Sql, uniqueWhereNotDeleted } from "../sql"

/** How long a free slot waits for the calls it is kept for: as long as a busy process may need to notice. */
const KEPT_MILLISECONDS = 250

/** The slots of one API token, as a process sees them. */
export interface RateLimitSlots {
  tokenKey: string
  /** How many calls may be made in a second. Rows of a higher setting are left alone. */
  count: number
  /** Tells the processes apart. */
  processKey: string
}

/** Writes the slots of a token that are not there yet. */
export async function ensureRateLimitSlots(sql: Sql, { tokenKey, count }: RateLimitSlots): Promise<void> {
  const rows = Array.from({ length: count }, (_, position) => ({
    id: newId("seprls"),
    token_key: tokenKey,
    position,
    free_at: sql.raw("to_timestamp(0)"),
  }))
  await sql("sepay_rate_limit_slot").insert(rows).onConflict(uniqueWhereNotDeleted(sql, "token_key, position")).ignore()
}

const SLOTS = "token_key = :tokenKey AND position < :count AND deleted_at IS NULL"

/** When a slot can be taken by calls of a rank. Times are those of Postgres's clock, which all processes share. */
const TAKEABLE_AT = `free_at + CASE WHEN kept_for < :rank THEN make_interval(secs => :keptSeconds) ELSE interval '0' END`

/**
 * Takes a slot that is free, and not kept for more important calls.
 *
 * @param rank 0 for the most important calls.
 * @param takenMilliseconds how long nobody else can take it.
 * @returns whether there was one; `false` also when others are at it at this very moment.
 */
export async function takeRateLimitSlot(
  sql: Sql,
  { tokenKey, count, processKey }: RateLimitSlots,
  rank: number,
  takenMilliseconds: number
): Promise<boolean> {
  const { rowCount } = await sql.raw<{ rowCount: number }>(
    `UPDATE sepay_rate_limit_slot
        SET free_at = clock_timestamp() + make_interval(secs => :takenSeconds), kept_for = NULL, kept_by = NULL
      WHERE id = (SELECT id FROM sepay_rate_limit_slot WHERE ${SLOTS} AND ${TAKEABLE_AT} <= clock_timestamp()
                   ORDER BY COALESCE(kept_by = :processKey, FALSE) DESC, free_at LIMIT 1 FOR UPDATE SKIP LOCKED)`,
    { tokenKey, count, processKey, rank, keptSeconds: KEPT_MILLISECONDS / 1_000, takenSeconds: takenMilliseconds / 1_000 }
  )
  return rowCount > 0
}

/**
 * Keeps the next slots for the calls that wait here, so that no less important call takes one before they can. What is
 * kept is for any call of the rank, and lapses soon: a process that ends blocks nobody.
 *
 * @param waiting how many calls of the rank wait here.
 * @returns how long until there is a slot for them, in milliseconds; `null` when not every slot of the token was written.
 */
export async function keepRateLimitSlots(
  sql: Sql,
  { tokenKey, count, processKey }: RateLimitSlots,
  rank: number,
  waiting: number
): Promise<number | null> {
  const { rows } = await sql.raw<{ rows: Array<{ slots: string; wait_milliseconds: string }> }>(
    `WITH next AS (SELECT id FROM sepay_rate_limit_slot
                    WHERE ${SLOTS} AND free_at > clock_timestamp() AND (kept_for IS NULL OR kept_for > :rank)
                    ORDER BY free_at
                    LIMIT GREATEST(0, :waiting - (SELECT count(*) FROM sepay_rate_limit_slot
                                                   WHERE ${SLOTS} AND kept_for <= :rank AND kept_by = :processKey))
                      FOR UPDATE SKIP LOCKED),
          kept AS (UPDATE sepay_rate_limit_slot SET kept_for = :rank, kept_by = :processKey WHERE id IN (SELECT id FROM next))
     SELECT count(*) AS slots,
            extract(epoch FROM GREATEST(MIN(${TAKEABLE_AT}) - clock_timestamp(), interval '0')) * 1000 AS wait_milliseconds
       FROM sepay_rate_limit_slot WHERE ${SLOTS}`,
    { tokenKey, count, processKey, rank, waiting, keptSeconds: KEPT_MILLISECONDS / 1_000 }
  )
  const [found] = rows
  return found && Number(found.slots) === count ? Number(found.wait_milliseconds) : null
}

/** Lets no slot become free for so many milliseconds, for all processes. */
export async function holdRateLimitSlotsBack(sql: Sql, { tokenKey, count }: RateLimitSlots, milliseconds: number): Promise<void> {
  await sql.raw(
    `UPDATE sepay_rate_limit_slot
        SET free_at = GREATEST(free_at, clock_timestamp() + make_interval(secs => :seconds))
      WHERE ${SLOTS}`,
    { tokenKey, count, seconds: milliseconds / 1_000 }
  )
}
