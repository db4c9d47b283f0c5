/**
 * The milliseconds of the quickest of some runs: a bound on it holds on a machine that hangs for a moment, and still
 * fails on code that is slow every time.
 */
export async function quickestOf(runs: number, run: () => unknown): Promise<number> {
  let quickest = Number.POSITIVE_INFINITY
  for (let count = 0; count < runs; count += 1) {
    const startedAt = performance.now()
    await run()
    quickest = Math.min(quickest, performance.now() - startedAt)
  }
  return quickest
}

/** Waits until there is something in the list. Jest's time-out is its limit. */
export async function waitForFirst(list: readonly unknown[]): Promise<void> {
  while (list.length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
