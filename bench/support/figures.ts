/** What a figure has to be. */
export type Target = { atMost: number } | { atLeast: number } | { exactly: number }

/** A promised figure, as it was measured. */
export interface Figure {
  /** Its name in `results.json`, such as `settle.p50_over_bare`. */
  metric: string
  value: number
  unit: string
  target: Target
}

/** What a benchmark found out: the promised figures, and the measurements behind them for a person to read. */
export interface Findings {
  figures: Figure[]
  details: Detail[]
}

/** Samples of one thing that was measured. */
export interface Detail {
  what: string
  samples: readonly number[]
  unit: string
}

/** Whether a figure is what it has to be. The value is compared as it was measured, not as it is printed. */
export function holds({ value, target }: Figure): boolean {
  if ("atMost" in target) {
    return value <= target.atMost
  }
  return "atLeast" in target ? value >= target.atLeast : value === target.exactly
}

/** As in `≤ 1.25`. */
export function describeTarget(target: Target): string {
  if ("atMost" in target) {
    return `≤ ${target.atMost}`
  }
  return "atLeast" in target ? `≥ ${target.atLeast}` : `= ${target.exactly}`
}
