import type { CallRecord } from "../../../sepay/api/call"

/** How SePay answered this process lately. */
export interface CallStatistics {
  /** Attempts that were sent in the last `windowMinutes`, at most the newest 1000. */
  calls: number
  failures: number
  /** 0 to 1; `null` without a call. */
  failureRate: number | null
  latencyP50Milliseconds: number | null
  latencyP95Milliseconds: number | null
  lastFailure: { at: string; operation: string; kind: string } | null
  windowMinutes: number
}

interface RememberedCall {
  at: number
  durationMilliseconds: number
  operation: string
  errorKind: string | null
}

const WINDOW_MINUTES = 15
const MAXIMUM_REMEMBERED = 1_000

/** Remembers the calls of one process: for its health report. */
export class CallMemory {
  #calls: RememberedCall[] = []

  remember(record: CallRecord): void {
    const call = {
      at: Date.now(),
      durationMilliseconds: record.durationMilliseconds,
      operation: record.operation,
      errorKind: record.errorKind ?? null,
    }
    this.#calls = [...this.#calls.slice(1 - MAXIMUM_REMEMBERED), call]
  }

  describe(): CallStatistics {
    const since = Date.now() - WINDOW_MINUTES * 60_000
    const calls = this.#calls.filter(({ at }) => at >= since)
    const failures = calls.filter(({ errorKind }) => errorKind !== null)
    const latencies = calls.map(({ durationMilliseconds }) => durationMilliseconds).sort((one, other) => one - other)
    const last = failures.at(-1)
    return {
      calls: calls.length,
      failures: failures.length,
      failureRate: calls.length === 0 ? null : failures.length / calls.length,
      latencyP50Milliseconds: percentile(latencies, 0.5),
      latencyP95Milliseconds: percentile(latencies, 0.95),
      lastFailure: last
        ? { at: new Date(last.at).toISOString(), operation: last.operation, kind: last.errorKind ?? "" }
        : null,
      windowMinutes: WINDOW_MINUTES,
    }
  }
}

function percentile(sorted: readonly number[], share: number): number | null {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return value === undefined ? null : Math.round(value)
}
