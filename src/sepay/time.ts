/**
 * SePay's timestamps: Vietnam time (UTC+7, no daylight saving since 1975) written without a zone, such as
 * `2026-03-27 10:15:00`. Reading them as UTC shifts every expiry by seven hours, so nothing else parses them.
 */

const MINUTE_MILLISECONDS = 60_000
const VIETNAM_OFFSET_MINUTES = 7 * 60

/** Date, then optionally time, fraction and zone, as SePay and ISO 8601 write them. */
const TIME_PATTERN =
  /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/i

/** Longer texts are no timestamps. */
const MAXIMUM_TIME_LENGTH = 40

/**
 * Reads a SePay timestamp. Without a zone it is Vietnam time (UTC+7); an ISO 8601 time with a zone
 * (`timestamp_format=iso8601`) is taken at its word; a date alone is midnight in Vietnam.
 *
 * @returns `null` for anything that is not a valid moment (`2026-02-30`, `0000-00-00 00:00:00`, an empty text).
 */
export function parseVietnamTime(text: string): Date | null {
  const trimmed = text.trim()
  if (trimmed.length > MAXIMUM_TIME_LENGTH) {
    return null
  }
  const match = TIME_PATTERN.exec(trimmed)
  if (!match) {
    return null
  }
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0))
  const milliseconds = Number((match[7] ?? "").padEnd(3, "0").slice(0, 3))
  const localMilliseconds = utcMilliseconds(year ?? 0, month ?? 0, day ?? 0, hour ?? 0, minute ?? 0, second ?? 0)
  const offsetMinutes = parseOffsetMinutes(match[8])
  if (localMilliseconds === null || offsetMinutes === null) {
    return null
  }
  return new Date(localMilliseconds + milliseconds - offsetMinutes * MINUTE_MILLISECONDS)
}

/** Writes a moment as SePay does: `YYYY-MM-DD HH:mm:ss` in Vietnam time, fractions of a second cut off. */
export function formatVietnamTime(moment: Date): string {
  const shifted = new Date(moment.getTime() + VIETNAM_OFFSET_MINUTES * MINUTE_MILLISECONDS)
  return shifted.toISOString().slice(0, 19).replace("T", " ")
}

/** `Date.UTC` that refuses what it would roll over (31 April, 24:00) and years that no transfer is from. */
function utcMilliseconds(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number
): number | null {
  if (year < 1970) {
    return null
  }
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const isSame =
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second
  return isSame ? date.getTime() : null
}

/** Minutes east of UTC; Vietnam's when no zone is written; `null` for a zone that does not exist. */
function parseOffsetMinutes(zone: string | undefined): number | null {
  if (zone === undefined) {
    return VIETNAM_OFFSET_MINUTES
  }
  if (zone.toUpperCase() === "Z") {
    return 0
  }
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(-2))
  if (hours > 14 || minutes > 59) {
    return null
  }
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes)
}
