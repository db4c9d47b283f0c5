const NANOSECONDS_PER_MILLISECOND = 1e6

/**
 * The machine's monotonic clock. Unlike `performance.now()` it has the same origin in every process, so that a time
 * taken in the store can be compared with one taken by the benchmark.
 */
export function monotonicMilliseconds(): number {
  return Number(process.hrtime.bigint()) / NANOSECONDS_PER_MILLISECOND
}
