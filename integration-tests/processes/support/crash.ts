import { setTimeout as wait } from "node:timers/promises"
import type { Delivery } from "../../../src/emulator"
import { type Fault, findFaults, type Outcome, type PurchaseState, readPurchase, watchUntilRight } from "./audit"
import { ProcessStore, type StoreProcess } from "./process-store"
import { type ChosenPurchase, choosePurchase, type Flow, makePayable, type PayablePurchase } from "./purchase"
import { type Stage, StageTrap } from "./stage-trap"
import type { StoreKind, StoreTemplate } from "./store-template"

/** When the process is killed: some time after the first webhook was sent, or while a certain row is being committed. */
export type KillMoment =
  | { kind: "random"; afterMilliseconds: number }
  | {
      kind: "stage"
      stage: Stage
      /** Whether the row is there after the kill. */
      outcome: "kept" | "lost"
      /** What runs beside it is left this long, so that it is done or not. */
      pauseMilliseconds: number
    }

/** One kill: what is bought before it, who works on it, and when it comes. */
export interface CrashPlan {
  flow: Flow
  /**
   * - `webhook`: SePay reports the money, and that settles it;
   * - `webhook_and_shopper`: the shopper completes the cart at the same time (`pay_first`);
   * - `shopper`: the shopper places the order, and pays it after the crash (`order_first`).
   */
  actor: "webhook" | "webhook_and_shopper" | "shopper"
  purchases: number
  moment: KillMoment
}

/** What became of one purchase, from the moment at which the restarted store took requests. */
export interface CrashedPurchase extends Outcome {
  purchase: ChosenPurchase
  /** SePay had its answer before the kill. */
  wasAcknowledged: boolean
  /** What the killed process left behind. */
  afterKill: PurchaseState
}

export interface CrashResult {
  plan: CrashPlan
  /** `hit`: the kill came after a webhook was received and before everything was captured. */
  timing: "hit" | "too_early" | "too_late"
  purchases: CrashedPurchase[]
}

/** How long after the restart money is waited for. What takes that long is counted as lost. */
const PATIENCE_MILLISECONDS = { single: 75_000, production: 195_000 } as const
const TRAP_TIMEOUT_MILLISECONDS = 30_000
const REDELIVERY_TIMEOUT_MILLISECONDS = 30_000
const POLL_MILLISECONDS = 100

/** A store in one process that is killed and started again, any number of times. */
export class CrashingStore {
  readonly #store: ProcessStore
  readonly #process: StoreProcess
  readonly #patienceMilliseconds: number
  #purchases = 0

  private constructor(store: ProcessStore, process: StoreProcess, kind: StoreKind) {
    this.#store = store
    this.#process = process
    this.#patienceMilliseconds = PATIENCE_MILLISECONDS[kind]
  }

  static async start(name: string, template: StoreTemplate, kind: StoreKind): Promise<CrashingStore> {
    const store = await ProcessStore.open(name, template, kind)
    try {
      const process = await store.addProcess("shared", "shared")
      store.sendWebhooksTo(process)
      await process.start()
      await store.untilBankAccountsAreKnown()
      return new CrashingStore(store, process, kind)
    } catch (error) {
      await store.close()
      throw error
    }
  }

  async close(): Promise<void> {
    await this.#store.close()
  }

  /** Buys, kills, starts again, and waits until everything is as it has to be or the patience is over. */
  async crash(plan: CrashPlan): Promise<CrashResult> {
    const chosen = await this.#choose(plan)
    const payable = plan.actor === "shopper" ? [] : await Promise.all(chosen.map((one) => makePayable(this.#process.shopper, one)))
    const deliveries = await this.#killDuring(plan, chosen, payable)
    const afterKill = await Promise.all(chosen.map((purchase) => readPurchase(this.#store.sql, purchase)))
    await this.#process.start()
    const healthyAt = Date.now()
    if (plan.actor === "shopper") {
      await Promise.all(chosen.map((purchase) => this.#payAfterwards(purchase)))
    } else {
      await this.#deliverAgain(deliveries)
    }
    const purchases = await Promise.all(
      chosen.map(async (purchase, index): Promise<CrashedPurchase> => {
        const state = afterKill[index] ?? (await readPurchase(this.#store.sql, purchase))
        return {
          purchase,
          wasAcknowledged: deliveries.some(({ ok, payload }) => ok && isOf(payload, payable[index])),
          afterKill: state,
          ...(await watchUntilRight(this.#store.sql, purchase, healthyAt, this.#patienceMilliseconds)),
        }
      })
    )
    return { plan, timing: judgeTiming(plan, afterKill), purchases }
  }

  /** Looks once more at purchases of earlier crashes: nothing may have been added to them since. */
  async findLateFaults(results: readonly CrashResult[]): Promise<Fault[]> {
    const purchases = results.flatMap((result) => result.purchases.filter(({ faults }) => faults.length === 0))
    const states = await Promise.all(purchases.map(({ purchase }) => readPurchase(this.#store.sql, purchase)))
    return states.flatMap(findFaults)
  }

  async #choose({ flow, purchases }: CrashPlan): Promise<ChosenPurchase[]> {
    const variants = this.#store.variantIds
    return Promise.all(
      Array.from({ length: purchases }, async () => {
        this.#purchases += 1
        return choosePurchase(this.#process.shopper, flow, variants[this.#purchases % variants.length] ?? "")
      })
    )
  }

  /** @returns the webhooks' deliveries, those that the kill broke off included */
  async #killDuring(plan: CrashPlan, chosen: ChosenPurchase[], payable: PayablePurchase[]): Promise<Delivery[]> {
    const { moment } = plan
    const trap = moment.kind === "stage" ? await StageTrap.set(this.#store.databaseUrl, moment.stage) : undefined
    const transfers = payable.map(({ vaNumber, amountVnd }) =>
      this.#store.emulator.transfer({ vaNumber, amountVnd, webhook: { wait: true } })
    )
    // The kill breaks them off, and that is all there is to say about them.
    const completions =
      plan.actor === "webhook" ? [] : chosen.map(({ cartId }) => this.#process.shopper.complete(cartId).catch(() => undefined))
    try {
      if (moment.kind === "random") {
        await wait(moment.afterMilliseconds)
      } else {
        await trap?.untilCaught(TRAP_TIMEOUT_MILLISECONDS)
        await wait(moment.pauseMilliseconds)
      }
    } finally {
      await this.#process.kill()
      await trap?.release(moment.kind === "stage" ? moment.outcome : "kept")
    }
    await Promise.all(completions)
    return (await Promise.all(transfers)).flatMap(({ deliveries }) => deliveries)
  }

  /** SePay repeats what was not acknowledged. */
  async #deliverAgain(deliveries: readonly Delivery[]): Promise<void> {
    const deadline = Date.now() + REDELIVERY_TIMEOUT_MILLISECONDS
    let missing = deliveries.filter(({ ok }) => !ok)
    while (missing.length > 0 && Date.now() < deadline) {
      const repeated = await Promise.all(missing.map(({ id }) => this.#store.emulator.replay(id)))
      missing = repeated.flat().filter(({ ok }) => !ok)
      await wait(POLL_MILLISECONDS)
    }
    if (missing.length > 0) {
      throw new Error(`The restarted store did not take a webhook: ${JSON.stringify(missing)}`)
    }
  }

  /**
   * A shopper whose page lost its answer tries again, asks for the virtual account, and pays. One who is refused cannot
   * pay: that shows in what the purchase lacks in the end.
   */
  async #payAfterwards({ cartId, sessionId }: ChosenPurchase): Promise<void> {
    const { shopper } = this.#process
    await shopper.complete(cartId)
    const answer = await shopper.post(`/store/sepay/payment-sessions/${sessionId}/virtual-account`)
    if (answer.status === 200) {
      const { va_number: vaNumber, amount_vnd: amountVnd } = answer.data.payment_session
      await this.#store.emulator.transfer({ vaNumber, amountVnd, webhook: { wait: true } })
    }
  }
}

/** A webhook that was received and not recorded yet leaves no trace: only where a row was waited for it is known of. */
function judgeTiming({ moment }: CrashPlan, afterKill: readonly PurchaseState[]): CrashResult["timing"] {
  if (moment.kind === "random" && afterKill.every(({ transactions }) => transactions === 0)) {
    return "too_early"
  }
  return afterKill.every(({ settlement }) => settlement === "settled") ? "too_late" : "hit"
}

function isOf(payload: Delivery["payload"], purchase: PayablePurchase | undefined): boolean {
  return purchase !== undefined && payload.subAccount === purchase.vaNumber
}
