import { appendFileSync, mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import type { FaultKind, PurchaseState } from "../integration-tests/processes/support/audit"
import { CrashingStore, type CrashPlan, type CrashResult } from "../integration-tests/processes/support/crash"
import type { Flow } from "../integration-tests/processes/support/purchase"
import { stagesOf } from "../integration-tests/processes/support/stage-trap"
import { prepareStoreTemplate, type StoreKind, type StoreTemplate } from "../integration-tests/processes/support/store-template"
import { findRedisServer } from "../scripts/redis"
import type { OwnStoresBench, OwnStoresBenchmark } from "./benchmark"
import type { Figure, Findings } from "./support/figures"
import { BENCH_DIRECTORY } from "./support/store"

const TRIALS = 200
const PURCHASES_PER_TRIAL = 3
/** Most of the time a killed store waits for the lease that its last process held, and others can use the processors. */
const STORES: readonly StoreKind[] = ["single", "single", "single", "single"]
/** A trial whose kill came too early or too late is none, and is made again. */
const MOST_MISSES_PER_TRIAL = 1
/** The longest random delay at first, which follows how long settling takes on this machine. */
const FIRST_WINDOW_MILLISECONDS = 1_000
const WINDOW_FACTORS = { too_early: 1.2, hit: 1.1, too_late: 0.7 } as const
const TIMING_NOTES = { too_early: ", too early", hit: "", too_late: ", too late" } as const
const PAUSES_MILLISECONDS = [0, 20, 300] as const
const MILLISECONDS_PER_SECOND = 1_000

/** Every trial with all that was seen, one to a line. */
const TRIALS_FILE = join(BENCH_DIRECTORY, "crash-trials.jsonl")

/** How soon after a restart everything has to be captured. Medusa's own locks in Redis outlive a killed process. */
const LIMIT_SECONDS = { single: 60, production: 180 } as const

interface Trial {
  kind: StoreKind
  result: CrashResult
}

/**
 * Kills a store with `kill -9` between receiving a webhook and capturing the payment, starts it again, and looks what
 * became of the purchases. Half of the kills come at a random moment, the other half while a certain row is being
 * committed, which then is there or not. One store more has the production set-up with Redis, where there is one.
 */
export const crash: OwnStoresBenchmark = {
  name: "crash",
  isShort: false,
  async run(bench) {
    mkdirSync(BENCH_DIRECTORY, { recursive: true })
    rmSync(TRIALS_FILE, { force: true })
    return new Crashes(bench, await prepareStoreTemplate(bench.databaseUrl)).measure()
  },
}

class Crashes {
  readonly #template: StoreTemplate
  readonly #trialsWanted: number
  readonly #trials: Trial[] = []
  readonly #windowMilliseconds = { order_first: FIRST_WINDOW_MILLISECONDS, pay_first: FIRST_WINDOW_MILLISECONDS }
  #planned = 0
  #lateFaults = 0

  constructor(bench: OwnStoresBench, template: StoreTemplate) {
    this.#template = template
    this.#trialsWanted = bench.samples(TRIALS)
  }

  async measure(): Promise<Findings> {
    const kinds: StoreKind[] = findRedisServer() === null ? [...STORES] : [...STORES, "production"]
    const ends = await Promise.allSettled(kinds.map((kind, index) => this.#crashOneStore(`crash_${index}`, kind)))
    for (const end of ends) {
      if (end.status === "rejected") {
        throw end.reason
      }
    }
    this.#printTally()
    return { figures: this.#countFigures(), details: this.#listDetails() }
  }

  /** Kills one store again and again, until all stores together have done enough. */
  async #crashOneStore(name: string, kind: StoreKind): Promise<void> {
    const store = await CrashingStore.start(name, this.#template, kind)
    const results: CrashResult[] = []
    try {
      for (let plan = this.#takePlan(); plan !== null; plan = this.#takePlan()) {
        const result = await store.crash(plan)
        results.push(result)
        this.#note(kind, result)
      }
      this.#lateFaults += (await store.findLateFaults(results)).length
    } finally {
      await store.close()
    }
  }

  #takePlan(): CrashPlan | null {
    const mostPlans = this.#trialsWanted * (1 + MOST_MISSES_PER_TRIAL)
    if (this.#planned >= this.#trialsWanted + this.#countMisses() || this.#planned >= mostPlans) {
      return null
    }
    const number = this.#planned
    this.#planned += 1
    const flow: Flow = number % 2 === 0 ? "order_first" : "pay_first"
    const round = Math.floor(number / 2)
    return {
      flow,
      actor: flow === "pay_first" && Math.random() < 0.5 ? "webhook_and_shopper" : "webhook",
      purchases: PURCHASES_PER_TRIAL,
      moment:
        round % 2 === 0
          ? { kind: "random", afterMilliseconds: Math.round(Math.random() * this.#windowMilliseconds[flow]) }
          : chooseStage(flow, Math.floor(round / 2)),
    }
  }

  #note(kind: StoreKind, result: CrashResult): void {
    appendFileSync(TRIALS_FILE, `${JSON.stringify({ kind, ...result })}\n`)
    const { flow, moment } = result.plan
    if (moment.kind === "random") {
      this.#windowMilliseconds[flow] *= WINDOW_FACTORS[result.timing]
    }
    this.#trials.push({ kind, result })
    const faults = result.purchases.flatMap((purchase) => purchase.faults.map(({ what }) => what))
    const at = moment.kind === "random" ? `${moment.afterMilliseconds} ms` : `${moment.stage.name}, ${moment.outcome}`
    const verdict = faults.length > 0 ? faults.join("; ") : "right"
    console.log(`  ${this.#trials.length}. ${flow} (${at})${TIMING_NOTES[result.timing]}: ${verdict}`)
  }

  #countMisses(): number {
    return this.#trials.filter(({ result }) => result.timing !== "hit").length
  }

  #countFigures(): Figure[] {
    return [
      { metric: "crash.trials", value: this.#trials.length - this.#countMisses(), unit: "trials", target: { atLeast: TRIALS } },
      this.#countFaults("crash.lost", "lost"),
      this.#countFaults("crash.counted_twice", "counted_twice"),
      this.#countFaults("crash.phantom_refunds", "phantom_refund"),
      this.#countFaults("crash.duplicate_orders", "duplicate_order"),
      this.#countFaults("crash.orders_unannounced", "unannounced"),
      this.#countFaults("crash.otherwise_wrong", "other", this.#lateFaults),
      ...this.#findLongestCaptures(),
    ]
  }

  #countFaults(metric: string, kind: FaultKind, more = 0): Figure {
    const purchases = this.#trials.flatMap(({ result }) => result.purchases)
    const value = more + purchases.filter(({ faults }) => faults.some((fault) => fault.kind === kind)).length
    return { metric, value, unit: "purchases", target: { exactly: 0 } }
  }

  #findLongestCaptures(): Figure[] {
    const kinds = [
      ["single", "crash.longest_capture"],
      ["production", "crash.longest_capture_with_redis"],
    ] as const
    return kinds.flatMap(([kind, metric]) => {
      const seconds = this.#listCaptureSeconds(kind)
      const target = { atMost: LIMIT_SECONDS[kind] }
      return seconds.length === 0 ? [] : [{ metric, value: Math.max(...seconds), unit: "s", target }]
    })
  }

  #listDetails(): Findings["details"] {
    const details = [
      { what: "restart → captured", samples: this.#listCaptureSeconds("single"), unit: "s" },
      { what: "restart → captured, with Redis", samples: this.#listCaptureSeconds("production"), unit: "s" },
    ]
    return details.filter(({ samples }) => samples.length > 0)
  }

  #listCaptureSeconds(kind: StoreKind): number[] {
    return this.#trials
      .filter((trial) => trial.kind === kind)
      .flatMap(({ result }) => result.purchases)
      .flatMap(({ capturedAfterMilliseconds: milliseconds }) =>
        milliseconds === null ? [] : [milliseconds / MILLISECONDS_PER_SECOND]
      )
  }

  /** What the kills hit, as far as the rows that were left tell. */
  #printTally(): void {
    const tally = new Map<string, number>()
    for (const { afterKill } of this.#trials.flatMap(({ result }) => result.purchases)) {
      const stage = describeLeftovers(afterKill)
      tally.set(stage, (tally.get(stage) ?? 0) + 1)
    }
    console.log("\n  What the killed processes left of their purchases:")
    for (const [stage, count] of [...tally].sort()) {
      console.log(`  ${String(count).padStart(5)}  ${stage}`)
    }
    console.log(`  All of it: ${TRIALS_FILE}\n`)
  }
}

function chooseStage(flow: Flow, number: number): CrashPlan["moment"] {
  const stages = stagesOf(flow)
  const stage = stages[Math.floor(number / 2) % stages.length]
  const pauseMilliseconds = PAUSES_MILLISECONDS[number % PAUSES_MILLISECONDS.length]
  if (stage === undefined || pauseMilliseconds === undefined) {
    throw new Error(`${flow} has no stages.`)
  }
  return { kind: "stage", stage, outcome: number % 2 === 0 ? "lost" : "kept", pauseMilliseconds }
}

function describeLeftovers(state: PurchaseState): string {
  if (state.transactions === 0) {
    return "1. nothing recorded"
  }
  if (state.settlement === "settled") {
    return "6. settled"
  }
  if (state.orders === 0) {
    return "2. recorded, no order"
  }
  if (state.cartLinks === 0 || state.collectionLinks === 0 || !state.cartCompleted || state.wronglyReserved > 0) {
    return "3. an order in parts"
  }
  return state.capturedPayments === 0 ? "4. an order, not captured" : "5. captured, not noted"
}
