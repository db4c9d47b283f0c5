import type { AdminSepayDay } from "../../api/admin/sepay/reports/statistics/types"

/** What happened in all. */
export interface DaysTotal {
  receivedVnd: number
  unmatchedVnd: number
  capturedCount: number
}

/** Adds days up. Pure. */
export function addDays(days: AdminSepayDay[]): DaysTotal {
  return days.reduce<DaysTotal>(
    (total, day) => ({
      receivedVnd: total.receivedVnd + day.received_vnd,
      unmatchedVnd: total.unmatchedVnd + day.unmatched_vnd,
      capturedCount: total.capturedCount + day.captured_count,
    }),
    { receivedVnd: 0, unmatchedVnd: 0, capturedCount: 0 }
  )
}

/** A duration in the unit that fits it, with one digit behind the point where that says something. */
export type Duration = { unit: "seconds" | "minutes" | "hours"; value: number }

/** Chooses the unit. Pure. */
export function toDuration(seconds: number): Duration {
  if (seconds < 60) {
    return { unit: "seconds", value: roundShort(seconds) }
  }
  return seconds < 3_600
    ? { unit: "minutes", value: roundShort(seconds / 60) }
    : { unit: "hours", value: roundShort(seconds / 3_600) }
}

/** Marks of an axis of durations, which are seen on a logarithmic one: up to the first that is not exceeded. Pure. */
export function durationTicks(maximumSeconds: number): number[] {
  const steps = [1, 10, 60, 600, 3_600, 36_000, 360_000]
  const end = steps.findIndex((step) => step >= maximumSeconds)
  return end === -1 ? steps : steps.slice(0, end + 1)
}

/** Every how many of `count` places a label fits. Pure. */
export function labelStep(count: number, width: number, labelWidth: number): number {
  const fitting = Math.max(Math.floor(width / labelWidth), 1)
  return Math.max(Math.ceil(count / fitting), 1)
}

function roundShort(value: number): number {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value)
}
