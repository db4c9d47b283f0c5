/** The server's limits of a virtual account's life time. */
export const MINIMUM_SECONDS = 60
export const MAXIMUM_SECONDS = 30 * 24 * 60 * 60

/** What a life time is counted in. */
export type LifeTimeUnit = "minutes" | "hours" | "days"

const SECONDS_OF: Readonly<Record<LifeTimeUnit, number>> = { minutes: 60, hours: 60 * 60, days: 24 * 60 * 60 }

/** From the smallest to the greatest. */
export const LIFE_TIME_UNITS = ["minutes", "hours", "days"] as const satisfies readonly LifeTimeUnit[]

/** A life time in the greatest unit that divides it; what no unit divides is in minutes. One day is 24 hours. */
export function splitLifeTime(seconds: number): { count: number; unit: LifeTimeUnit } {
  const unit = [...LIFE_TIME_UNITS]
    .reverse()
    .find((candidate) => seconds % SECONDS_OF[candidate] === 0 && seconds / SECONDS_OF[candidate] > 1)
  return unit ? { count: seconds / SECONDS_OF[unit], unit } : { count: seconds / SECONDS_OF.minutes, unit: "minutes" }
}

/** @returns `null` for what is no number, or outside of the limits */
export function joinLifeTime(count: string, unit: LifeTimeUnit): number | null {
  const seconds = count.trim() === "" ? Number.NaN : Math.round(Number(count.replace(",", ".")) * SECONDS_OF[unit])
  return seconds >= MINIMUM_SECONDS && seconds <= MAXIMUM_SECONDS ? seconds : null
}
