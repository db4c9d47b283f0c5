import { expectOk, type Shopper } from "../integration-tests/support/shopper"
import type { Bench, StoreBenchmark } from "./benchmark"
import { monotonicMilliseconds } from "./support/monotonic-clock"
import { fillCarts } from "./support/orders"
import { SEPAY_PROVIDER_ID, SYSTEM_PROVIDER_ID } from "./support/providers"
import { alternate, median } from "./support/statistics"

const SEPAY_LATENCY_MILLISECONDS = 150
const WARM_UP_PAIRS = 10
const PAIRS = 50

/**
 * What the plugin adds to completing a cart, beyond the time that SePay takes to answer: compared with completing it
 * with Medusa's system provider, which asks nobody.
 */
export const checkout: StoreBenchmark = {
  name: "checkout",
  isShort: true,
  workerMode: "server",
  async run(bench) {
    bench.emulator.setFaults({ latencyMilliseconds: SEPAY_LATENCY_MILLISECONDS })
    await compare(bench, bench.samples(WARM_UP_PAIRS))
    const [ourMs, systemMs] = await compare(bench, bench.samples(PAIRS))
    return {
      figures: [
        {
          metric: "checkout.overhead_ms_p50",
          value: median(ourMs) - median(systemMs) - SEPAY_LATENCY_MILLISECONDS,
          unit: "ms",
          target: { atMost: 30 },
        },
      ],
      details: [
        { what: `completing a cart, SePay answers in ${SEPAY_LATENCY_MILLISECONDS} ms`, samples: ourMs, unit: "ms" },
        { what: "completing a cart with Medusa's system provider", samples: systemMs, unit: "ms" },
      ],
    }
  },
}

async function compare({ shopper, variantId }: Bench, pairs: number): Promise<[ourMs: number[], systemMs: number[]]> {
  const ours = (await fillCarts(shopper, variantId, SEPAY_PROVIDER_ID, pairs)).values()
  const systems = (await fillCarts(shopper, variantId, SYSTEM_PROVIDER_ID, pairs)).values()
  return alternate(
    pairs,
    () => completeNext(shopper, ours),
    () => completeNext(shopper, systems)
  )
}

/** @returns how many milliseconds the store took for the order */
async function completeNext(shopper: Shopper, cartIds: Iterator<string, undefined>): Promise<number> {
  const cartId = cartIds.next().value
  if (cartId === undefined) {
    throw new Error("There are fewer carts than samples.")
  }
  const startedAt = monotonicMilliseconds()
  const completed = expectOk(await shopper.complete(cartId))
  const duration = monotonicMilliseconds() - startedAt
  if (completed.type !== "order") {
    throw new Error(`Cart ${cartId} was not completed: ${JSON.stringify(completed.error)}`)
  }
  return duration
}
