import { randomBytes } from "node:crypto"
import type { Bench, StoreBenchmark } from "./benchmark"
import { forEachAtConcurrency } from "./support/concurrency"
import { countRows } from "./support/database"
import type { Findings } from "./support/figures"
import { LoadClient, type PreparedPost } from "./support/load-client"
import { monotonicMilliseconds } from "./support/monotonic-clock"
import { alternate, medianOfRatios } from "./support/statistics"
import { prepareWebhook, WEBHOOK_PATH } from "./support/webhooks"

const CONCURRENCY = 10
const ROUNDS = 6
const WARM_UP_ROUNDS = 1
const REQUESTS_PER_ROUND = 1_500
const MILLISECONDS_PER_SECOND = 1_000
/** Order codes are 15 characters with the prefix MDZ. */
const CODE_BYTES = 6

const BARE_PATH = "/bench/insert"

/**
 * How many signed webhooks a second the store answers that need no settlement: each is verified, recorded, and matched
 * with nothing. Compared with a bare Medusa route that inserts one row through a module's generated method, sent the
 * very same requests.
 */
export const acknowledge: StoreBenchmark = {
  name: "acknowledge",
  isShort: true,
  workerMode: "server",
  async run(bench) {
    const client = new LoadClient(bench.storeUrl, CONCURRENCY)
    try {
      const recordedBefore = await countRows(bench.databaseUrl, "sepay_transaction")
      await compare(bench, client, WARM_UP_ROUNDS)
      const [ourRates, bareRates] = await compare(bench, client, ROUNDS)
      await requireEveryRow(bench, recordedBefore)
      return makeFindings(ourRates, bareRates)
    } finally {
      client.close()
    }
  },
}

function makeFindings(ourRates: number[], bareRates: number[]): Findings {
  return {
    figures: [
      {
        metric: "ack.throughput_over_bare_insert",
        value: medianOfRatios(ourRates, bareRates),
        unit: "ratio",
        target: { atLeast: 0.8 },
      },
    ],
    details: [
      { what: `webhooks recorded at concurrency ${CONCURRENCY}`, samples: ourRates, unit: "/s" },
      { what: `bare inserts at concurrency ${CONCURRENCY}`, samples: bareRates, unit: "/s" },
    ],
  }
}

async function compare(bench: Bench, client: LoadClient, rounds: number): Promise<[number[], number[]]> {
  const count = bench.samples(REQUESTS_PER_ROUND)
  return alternate(
    rounds,
    () => measureRate(client, prepareRequests(count, WEBHOOK_PATH)),
    () => measureRate(client, prepareRequests(count, BARE_PATH))
  )
}

/**
 * Every webhook has an id and an order code of its own. The code looks like ours and is nobody's, which is the most
 * work that a webhook without a settlement can make: the ledger looks for it.
 */
function prepareRequests(count: number, path: string): PreparedPost[] {
  return Array.from({ length: count }, () => {
    const code = `MDZ${randomBytes(CODE_BYTES).toString("hex").toUpperCase()}`
    return prepareWebhook({ code, content: `${code} chuyen tien` }, path)
  })
}

/** @returns requests per second */
async function measureRate(client: LoadClient, requests: readonly PreparedPost[]): Promise<number> {
  const startedAt = monotonicMilliseconds()
  await forEachAtConcurrency(requests, CONCURRENCY, async (request) => {
    await client.post(request)
  })
  return (requests.length * MILLISECONDS_PER_SECOND) / (monotonicMilliseconds() - startedAt)
}

/** Both sides were sent as many requests: an answer without a row would be no acknowledgement. */
async function requireEveryRow(bench: Bench, recordedBefore: number): Promise<void> {
  const expected = (WARM_UP_ROUNDS + ROUNDS) * bench.samples(REQUESTS_PER_ROUND)
  const recorded = (await countRows(bench.databaseUrl, "sepay_transaction")) - recordedBefore
  const inserted = await countRows(bench.databaseUrl, "bench_transaction")
  if (recorded !== expected || inserted !== expected) {
    throw new Error(`${expected} webhooks each: ${recorded} were recorded, and ${inserted} inserted by the bare route.`)
  }
}
