const MINUTE_SECONDS = 60
const HOUR_SECONDS = 60 * MINUTE_SECONDS
const DAY_SECONDS = 24 * HOUR_SECONDS
/** From here on, seconds are shown. */
const CLOSE_SECONDS = 10 * MINUTE_SECONDS

/** How long something lasts, in the units that are worth showing. */
export type TimeLeft =
  | { unit: "over" }
  | { unit: "days"; days: number; hours: number }
  | { unit: "hours"; hours: number; minutes: number }
  | { unit: "minutes"; minutes: number }
  | { unit: "seconds"; minutes: number; seconds: number }

/** Says how long it is from `now` to `end`. Pure. */
export function timeLeft(end: Date, now: Date): TimeLeft {
  const left = Math.ceil((end.getTime() - now.getTime()) / 1000)
  if (left <= 0) {
    return { unit: "over" }
  }
  const hours = Math.floor((left % DAY_SECONDS) / HOUR_SECONDS)
  const minutes = Math.floor((left % HOUR_SECONDS) / MINUTE_SECONDS)
  if (left >= DAY_SECONDS) {
    return { unit: "days", days: Math.floor(left / DAY_SECONDS), hours }
  }
  if (left >= HOUR_SECONDS) {
    return { unit: "hours", hours, minutes }
  }
  if (left >= CLOSE_SECONDS) {
    return { unit: "minutes", minutes }
  }
  return { unit: "seconds", minutes, seconds: left % MINUTE_SECONDS }
}
