/** What a process knows of its last calls to SePay. Times are milliseconds on its monotonic clock. */
export interface CallHistory {
  /** How long Postgres took to answer when it was asked for slots lately, in milliseconds. */
  durations: readonly number[]
  /** When the first call was made after a pause. */
  startedAt: number
  lastTakenAt: number
}

/** How long a connection to SePay is certain to be kept open. */
const PAUSE_MILLISECONDS = 4_000
/** Longest time that we expect a first call to need for DNS, TCP and TLS. */
const CONNECTING_MILLISECONDS = 250
const LONGEST_UNEVENNESS_MILLISECONDS = 100

/**
 * How much longer than a second a call keeps its slot. The second counts where calls arrive, and a call that is held up
 * on its way arrives closer to the one that takes its slot next: the first calls after a pause open connections, and on
 * a busy machine everything is held up now and then. Pure.
 *
 * @param now on the monotonic clock.
 * @returns the slack in milliseconds, and `startedAt` for the history.
 */
export function decideSlack(history: CallHistory, now: number): { milliseconds: number; startedAt: number } {
  const { durations, lastTakenAt } = history
  const startedAt = now - lastTakenAt > PAUSE_MILLISECONDS ? now : history.startedAt
  const isConnecting = now - startedAt < CONNECTING_MILLISECONDS
  const unevenness = durations.length === 0 ? 0 : Math.max(...durations) - Math.min(...durations)
  return {
    milliseconds: (isConnecting ? CONNECTING_MILLISECONDS : 0) + Math.min(unevenness, LONGEST_UNEVENNESS_MILLISECONDS),
    startedAt,
  }
}
