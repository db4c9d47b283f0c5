/** When a bank says that money moved. */
export interface ParsedMoment {
  /** A moment of the day that is not told: noon. */
  at: Date
  /** The time of the day is not told. */
  isDayOnly: boolean
}

/** Vietnam's time, which has no summer time: hours before UTC. */
const VIETNAM_OFFSET_HOURS = 7
const NOON = 12
const FIRST_YEAR = 2000

const DAY_FIRST = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/
const YEAR_FIRST = /^(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})$/
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(am|pm|sa|ch)?$/i
const TIME_IN_TEXT = /\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s*(?:am|pm|sa|ch)?/i

/**
 * Reads a day, and the time where there is one, in Vietnam's time: `27/11/2026`, `27-11-2026 10:15:30`, `2026-11-27 10:15`.
 * The day comes before the month. Spreadsheets write a day without a time as its midnight, so midnight is no time. Pure.
 *
 * @param time a cell of its own for the time; empty where there is none
 * @returns `null` where it is no day of the calendar
 */
export function parseMoment(cell: string, time = ""): ParsedMoment | null {
  const text = cell.replace(/[\s\u00a0]+/g, " ").trim()
  const inText = TIME_IN_TEXT.exec(text)?.[0] ?? ""
  const day = parseDay(text.replace(inText, "").replace(/^[ T,\-]+|[ T,\-]+$/g, ""))
  if (day === null) {
    return null
  }
  const told = parseTime(time.trim() === "" ? inText : time.trim())
  if (told === null) {
    return null
  }
  const isDayOnly = told.hours === 0 && told.minutes === 0 && told.seconds === 0
  const [hours, minutes, seconds] = isDayOnly ? [NOON, 0, 0] : [told.hours, told.minutes, told.seconds]
  const at = new Date(Date.UTC(day.year, day.month - 1, day.date, hours - VIETNAM_OFFSET_HOURS, minutes, seconds))
  return { at, isDayOnly }
}

/** The day in Vietnam on which a moment is, such as `2026-11-27`. Pure. */
export function toVietnameseDay(at: Date): string {
  return new Date(at.getTime() + VIETNAM_OFFSET_HOURS * 3_600_000).toISOString().slice(0, 10)
}

/** Whether two moments are on the same day in Vietnam. Pure. */
export function isSameVietnameseDay(one: Date, other: Date): boolean {
  return toDayNumber(one) === toDayNumber(other)
}

/** The day in Vietnam on which a moment is, counted. Pure. */
export function toDayNumber(at: Date): number {
  return Math.floor((at.getTime() / 3_600_000 + VIETNAM_OFFSET_HOURS) / 24)
}

function parseDay(text: string): { year: number; month: number; date: number } | null {
  const dayFirst = DAY_FIRST.exec(text)
  const yearFirst = YEAR_FIRST.exec(text)
  const [year, month, date] = dayFirst
    ? [toYear(dayFirst[3] ?? ""), Number(dayFirst[2]), Number(dayFirst[1])]
    : [Number(yearFirst?.[1]), Number(yearFirst?.[2]), Number(yearFirst?.[3])]
  const calendar = new Date(Date.UTC(year, month - 1, date))
  const isDay = calendar.getUTCMonth() === month - 1 && calendar.getUTCDate() === date
  return isDay && year >= FIRST_YEAR ? { year, month, date } : null
}

function toYear(digits: string): number {
  return Number(digits) + (digits.length === 2 ? FIRST_YEAR : 0)
}

/** @returns midnight where nothing is told, `null` where it is no time */
function parseTime(text: string): { hours: number; minutes: number; seconds: number } | null {
  if (text === "") {
    return { hours: 0, minutes: 0, seconds: 0 }
  }
  const found = TIME.exec(text)
  const [hours, minutes, seconds] = [Number(found?.[1]), Number(found?.[2]), Number(found?.[3] ?? 0)]
  const half = found?.[4]?.toLowerCase()
  if (!found || hours > 23 || minutes > 59 || seconds > 59 || (half !== undefined && (hours < 1 || hours > 12))) {
    return null
  }
  const isAfternoon = half === "pm" || half === "ch"
  return { hours: half === undefined ? hours : (hours % 12) + (isAfternoon ? 12 : 0), minutes, seconds }
}
