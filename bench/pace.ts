import type { CallPriority } from "../src/sepay/api/sepay-api"
import { startEmulator } from "../src/emulator"
import { callFromProcesses, type AnsweredCall } from "../integration-tests/support/paced-processes"
import type { StoreBenchmark } from "./benchmark"

const PROCESSES = 3
const CALLS_PER_PROCESS = 100
/** SePay takes 2 or 3; more, so that 300 calls take half a minute. The emulator refuses the eleventh. */
const REQUESTS_PER_SECOND = 10
const TIMEOUT_SECONDS = 120
/** The least important first: whoever keeps to the order of arrival lets shoppers wait longest. */
const PRIORITIES: readonly CallPriority[] = ["reconciliation", "cancellation", "shopper"]

/**
 * Three processes that share nothing but the store's database queue a hundred calls each, and SePay's limit is the
 * budget: what is a little too fast gets a 429. The store that runs beside them uses another token.
 */
export const pace: StoreBenchmark = {
  name: "pace",
  isShort: true,
  workerMode: "server",
  async run(bench) {
    const emulator = await startEmulator({ requestsPerSecond: { v2: REQUESTS_PER_SECOND, v1: null } })
    try {
      const callsPerProcess = bench.samples(CALLS_PER_PROCESS)
      const { startedAt, reports } = await callFromProcesses(PROCESSES, {
        databaseUrl: bench.databaseUrl,
        baseUrl: emulator.v2BaseUrl,
        apiToken: emulator.apiToken,
        requestsPerSecond: REQUESTS_PER_SECOND,
        priorities: Array.from({ length: callsPerProcess }, (_, index) => choosePriority(index)),
        timeoutSeconds: TIMEOUT_SECONDS,
      })
      const calls = reports.flatMap((report) => report.calls)
      const elapsedSeconds = (Math.max(...calls.map(({ answeredAt }) => answeredAt)) - startedAt) / 1_000
      return {
        figures: [
          {
            metric: "pace.refused",
            value: reports.reduce((sum, { refused }) => sum + refused, 0),
            unit: "429s",
            target: { exactly: 0 },
          },
          {
            metric: "pace.utilisation",
            value: calls.length / (elapsedSeconds * REQUESTS_PER_SECOND),
            unit: "of the budget",
            target: { atLeast: 0.95 },
          },
          {
            metric: "pace.ahead_of_shoppers",
            value: countAheadOfShoppers(calls) / calls.length,
            unit: "of the calls",
            // A free slot is nobody's while the last shoppers are just asking for theirs.
            target: { atMost: 0.05 },
          },
        ],
        details: PRIORITIES.map((priority) => ({
          what: `a ${priority} call's wait`,
          samples: calls.filter((call) => call.priority === priority).map(({ answeredAt }) => answeredAt - startedAt),
          unit: "ms",
        })),
      }
    } finally {
      await emulator.stop()
    }
  },
}

function choosePriority(index: number): CallPriority {
  return PRIORITIES[index % PRIORITIES.length] ?? "shopper"
}

/** How many less important calls were answered before the last shopper's: all of them waited from the beginning. */
function countAheadOfShoppers(calls: readonly AnsweredCall[]): number {
  const shoppers = calls.filter(({ priority }) => priority === "shopper")
  const lastAt = Math.max(...shoppers.map(({ answeredAt }) => answeredAt))
  return calls.filter(({ priority, answeredAt }) => priority !== "shopper" && answeredAt < lastAt).length
}
