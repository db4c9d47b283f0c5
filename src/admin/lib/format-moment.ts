/** The time zone of the banks, and of SePay's dashboard. */
export const VIETNAM_TIME_ZONE = "Asia/Ho_Chi_Minh"

/** A date and time in a time zone; without one, in the browser's. */
export function formatMoment(at: Date, language: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", timeZone }).format(at)
}

/** The same moment to the second in Vietnam, to be compared with a bank's statement. */
export function formatVietnamMoment(at: Date, language: string): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: "medium",
    timeStyle: "medium",
    timeZone: VIETNAM_TIME_ZONE,
  }).format(at)
}

/** The day in Vietnam on which a moment is. */
export function formatVietnamDay(at: Date, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: VIETNAM_TIME_ZONE }).format(at)
}
