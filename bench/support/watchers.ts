import { WatchedStream } from "../../integration-tests/support/watched-stream"
import { forEachAtConcurrency } from "./concurrency"
import type { PlacedOrder } from "./orders"
import type { Shop } from "./shop"

const OPENED_AT_ONCE = 10

/** Open event streams of orders that wait for their transfers. */
export class Watchers {
  readonly #shop: Shop
  readonly #streams: WatchedStream[] = []

  constructor(shop: Shop) {
    this.#shop = shop
  }

  /** How many are open now. */
  get openCount(): number {
    return this.#streams.filter(({ isEnded }) => !isEnded).length
  }

  /** Opens a stream of each order, and waits until each has told what it knows. */
  async open(orders: readonly PlacedOrder[]): Promise<void> {
    const { storeUrl: baseUrl, publishableKey } = this.#shop
    await forEachAtConcurrency(orders, OPENED_AT_ONCE, async ({ sessionId }) => {
      const stream = await WatchedStream.open({ baseUrl, publishableKey, sessionId })
      this.#streams.push(stream)
      await stream.untilStatus("waiting")
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.#streams.splice(0).map((stream) => stream.close()))
  }
}
