import { transactionPayload } from "../../../src/emulator/webhooks/payload"
import { sign } from "../../support/sepay"
import { type Outcome, watchUntilRight } from "./audit"
import { ProcessStore, type StoreProcess } from "./process-store"
import { choosePurchase, type Flow, makePayable, type PayablePurchase } from "./purchase"
import type { StoreTemplate } from "./store-template"

/** A purchase in a store of several processes, and how it ended. */
export interface ClusteredPurchase extends Outcome {
  purchase: PayablePurchase
  /** Of the webhook's deliveries that were not acknowledged. */
  unacknowledged: number
}

const PATIENCE_MILLISECONDS = 120_000
const DELIVERY_TIMEOUT_MILLISECONDS = 60_000

/** Two servers and a worker over one Postgres and one Redis, with the config of `docs/production/`. */
export class ClusteredStore {
  readonly #store: ProcessStore
  readonly #servers: readonly [StoreProcess, StoreProcess]
  readonly #worker: StoreProcess

  private constructor(store: ProcessStore, servers: readonly [StoreProcess, StoreProcess], worker: StoreProcess) {
    this.#store = store
    this.#servers = servers
    this.#worker = worker
  }

  static async start(name: string, template: StoreTemplate): Promise<ClusteredStore> {
    const store = await ProcessStore.open(name, template, "production")
    try {
      const servers = [
        await store.addProcess("server-1", "server"),
        await store.addProcess("server-2", "server"),
      ] as const
      const worker = await store.addProcess("worker", "worker")
      await Promise.all([...servers, worker].map((process) => process.start()))
      await store.untilBankAccountsAreKnown()
      return new ClusteredStore(store, servers, worker)
    } catch (error) {
      await store.close()
      throw error
    }
  }

  /** Fills so many carts, on either server in turn, up to the point where the money can be transferred. */
  async prepare(flow: Flow, count: number): Promise<PayablePurchase[]> {
    const variants = this.#store.variantIds
    return Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const { shopper } = this.#servers[index % 2 === 0 ? 0 : 1]
        return makePayable(shopper, await choosePurchase(shopper, flow, variants[index % variants.length] ?? ""))
      })
    )
  }

  /**
   * Pays a purchase: its webhook is delivered that many times to each server, all at once, while the shopper of a
   * `pay_first` cart completes it, on both servers, too.
   */
  async pay(purchase: PayablePurchase, deliveriesPerServer: number): Promise<ClusteredPurchase> {
    const { vaNumber, amountVnd, cartId, flow } = purchase
    const { transaction } = await this.#store.emulator.transfer({ vaNumber, amountVnd, webhook: { deliver: false } })
    const body = JSON.stringify(transactionPayload(transaction, "full"))
    const since = Date.now()
    const deliveries = Array.from({ length: deliveriesPerServer }, () => this.#servers.map(({ url }) => deliver(url, body)))
    // What the shopper is told before the money is there is not what this is about; the order is.
    const completions = flow === "pay_first" ? this.#servers.map(({ shopper }) => shopper.complete(cartId)) : []
    const answers = await Promise.all(deliveries.flat())
    await Promise.all(completions)
    return {
      purchase,
      unacknowledged: answers.filter((isAcknowledged) => !isAcknowledged).length,
      ...(await watchUntilRight(this.#store.sql, purchase, since, PATIENCE_MILLISECONDS)),
    }
  }

  /** Asks all processes to end. @returns their exit codes: 0 for each that did */
  async stop(): Promise<number[]> {
    return Promise.all([...this.#servers, this.#worker].map((process) => process.stop()))
  }

  async close(): Promise<void> {
    await this.#store.close()
  }
}

async function deliver(url: string, body: string): Promise<boolean> {
  const response = await fetch(`${url}/hooks/sepay`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...sign(body) },
    body,
    signal: AbortSignal.timeout(DELIVERY_TIMEOUT_MILLISECONDS),
  })
  return response.status === 200 && (await response.text()) === JSON.stringify({ success: true })
}
