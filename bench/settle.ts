import { setTimeout as wait } from "node:timers/promises"
import type { Bench, StoreBenchmark } from "./benchmark"
import type { ProcessPaymentsAnswer, ProcessPaymentsRequest } from "./store/process-payments"
import { CaptureWatch } from "./support/capture-watch"
import { forEachAtConcurrency } from "./support/concurrency"
import type { Findings } from "./support/figures"
import { LoadClient } from "./support/load-client"
import { monotonicMilliseconds } from "./support/monotonic-clock"
import { type PlacedOrder, placeOrders } from "./support/orders"
import { BUILT_IN_ROUTE_PROVIDER } from "./support/providers"
import { alternate, median, medianOfRatios } from "./support/statistics"
import { preparePayment } from "./support/webhooks"

const CONCURRENCY = 10
const WARM_UP_PAIRS = 10
const LATENCY_PAIRS = 40
const BUILT_IN_ROUTE_SAMPLES = 4
/** Medusa processes each one five seconds later: this far apart, they take no time from one another. */
const BUILT_IN_ROUTE_GAP_MILLISECONDS = 500
const THROUGHPUT_ROUNDS = 5
const ORDERS_PER_ROUND = 32
const MILLISECONDS_PER_SECOND = 1_000

const BUILT_IN_ROUTE_PATH = `/hooks/payment/${BUILT_IN_ROUTE_PROVIDER}`
/** Records the money and settles nothing. */
const RECORD_ONLY_PATH = "/bench/transactions"

/**
 * How long it takes from SePay's webhook until the order is captured, and how many orders a second that makes; compared
 * with Medusa's own `processPaymentWorkflow` alone (called in the store's process, the money being in the ledger
 * already), and with Medusa's built-in webhook route. All orders are the plugin's, placed in the same way over HTTP.
 */
export const settle: StoreBenchmark = {
  name: "settle",
  isShort: true,
  // The job that settles what is due would settle the orders of the bare workflow.
  workerMode: "server",
  async run(bench) {
    const watch = await CaptureWatch.start(bench.databaseUrl)
    const client = new LoadClient(bench.storeUrl, CONCURRENCY)
    try {
      return await new Settlements(bench, watch, client).measure()
    } finally {
      client.close()
      await watch.stop()
    }
  },
}

class Settlements {
  readonly #bench: Bench
  readonly #watch: CaptureWatch
  readonly #client: LoadClient

  constructor(bench: Bench, watch: CaptureWatch, client: LoadClient) {
    this.#bench = bench
    this.#watch = watch
    this.#client = client
  }

  async measure(): Promise<Findings> {
    await this.#compareLatency(this.#bench.samples(WARM_UP_PAIRS))
    const [ourMs, bareMs] = await this.#compareLatency(this.#bench.samples(LATENCY_PAIRS))
    const builtInMs = await this.#measureBuiltInRoute(this.#bench.samples(BUILT_IN_ROUTE_SAMPLES))
    const [ourRates, bareRates] = await this.#compareThroughput(this.#bench.samples(ORDERS_PER_ROUND))
    return {
      figures: [
        {
          metric: "settle.p50_over_bare",
          value: median(ourMs) / median(bareMs),
          unit: "ratio",
          target: { atMost: 1.25 },
        },
        {
          metric: "settle.speedup_over_builtin_route",
          value: median(builtInMs) / median(ourMs),
          unit: "ratio",
          target: { atLeast: 20 },
        },
        {
          metric: "settle.throughput_over_bare",
          value: medianOfRatios(ourRates, bareRates),
          unit: "ratio",
          target: { atLeast: 0.85 },
        },
      ],
      details: [
        { what: "webhook sent → order captured", samples: ourMs, unit: "ms" },
        { what: "bare processPaymentWorkflow → order captured", samples: bareMs, unit: "ms" },
        { what: "built-in /hooks/payment → order captured", samples: builtInMs, unit: "ms" },
        { what: `settlements at concurrency ${CONCURRENCY}`, samples: ourRates, unit: "/s" },
        { what: `bare workflows at concurrency ${CONCURRENCY}`, samples: bareRates, unit: "/s" },
      ],
    }
  }

  async #compareLatency(pairs: number): Promise<[ourMs: number[], bareMs: number[]]> {
    return this.#withOrders(2 * pairs, (orders) => {
      const queue = [...orders]
      const takeOrder = () => queue.splice(0, 1)
      return alternate(
        pairs,
        () => this.#settleByWebhook(takeOrder()),
        () => this.#settleBare(takeOrder(), 1)
      )
    })
  }

  async #compareThroughput(ordersPerRound: number): Promise<[ourRates: number[], bareRates: number[]]> {
    return this.#withOrders(2 * THROUGHPUT_ROUNDS * ordersPerRound, (orders) => {
      const queue = [...orders]
      const takeOrders = () => queue.splice(0, ordersPerRound)
      const toRate = (durationMs: number) => (ordersPerRound * MILLISECONDS_PER_SECOND) / durationMs
      return alternate(
        THROUGHPUT_ROUNDS,
        async () => toRate(await this.#settleByWebhook(takeOrders())),
        async () => toRate(await this.#settleBare(takeOrders(), CONCURRENCY))
      )
    })
  }

  async #measureBuiltInRoute(count: number): Promise<number[]> {
    return this.#withOrders(count, (orders) =>
      Promise.all(
        orders.map(async (order, index) => {
          await wait(index * BUILT_IN_ROUTE_GAP_MILLISECONDS)
          const webhook = preparePayment(order, BUILT_IN_ROUTE_PATH)
          const startedAt = monotonicMilliseconds()
          await this.#client.post(webhook)
          return (await this.#watch.capturedAt(order.orderId)) - startedAt
        })
      )
    )
  }

  /** @returns milliseconds from sending the first webhook until the last order is captured */
  async #settleByWebhook(orders: readonly PlacedOrder[]): Promise<number> {
    const webhooks = orders.map((order) => preparePayment(order))
    const startedAt = monotonicMilliseconds()
    await forEachAtConcurrency(webhooks, CONCURRENCY, async (webhook) => {
      await this.#client.post(webhook)
    })
    const capturedAt = await this.#watch.lastCapturedAt(orders.map((order) => order.orderId))
    // What the plugin still does after the capture must not slow down the next sample.
    await this.#watch.untilLedgerSettled(orders.map((order) => order.sessionId))
    return capturedAt - startedAt
  }

  /** @returns milliseconds from starting the first workflow until the last order is captured */
  async #settleBare(orders: readonly PlacedOrder[], concurrency: number): Promise<number> {
    await forEachAtConcurrency(orders, CONCURRENCY, async (order) => {
      await this.#client.post(preparePayment(order, RECORD_ONLY_PATH))
    })
    const request: ProcessPaymentsRequest = { session_ids: orders.map((order) => order.sessionId), concurrency }
    const answer = await this.#client.postJson<ProcessPaymentsAnswer>("/bench/payments", request)
    const capturedAt = await this.#watch.lastCapturedAt(orders.map((order) => order.orderId))
    return capturedAt - answer.started_at_milliseconds
  }

  /** Places orders, has them settled, and makes sure that they are. */
  async #withOrders<T>(count: number, settleAll: (orders: PlacedOrder[]) => Promise<T>): Promise<T> {
    const orders = await placeOrders(this.#bench.shopper, this.#bench.variantId, count)
    const result = await settleAll(orders)
    await this.#watch.requireCapturedOnce(orders.map((order) => order.orderId))
    return result
  }
}
