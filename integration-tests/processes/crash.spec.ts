import { CrashingStore, type CrashPlan, type CrashResult } from "./support/crash"
import { type StageName, stageNamed } from "./support/stage-trap"
import { prepareStoreTemplate } from "./support/store-template"

function atStage(
  name: StageName,
  outcome: "kept" | "lost",
  plan: Pick<CrashPlan, "flow" | "actor">
): [title: string, plan: CrashPlan] {
  const moment = { kind: "stage", stage: stageNamed(name), outcome, pauseMilliseconds: 300 } as const
  return [`${plan.flow}, ${plan.actor}: killed at "${name}", which was ${outcome}`, { ...plan, purchases: 1, moment }]
}

function afterMilliseconds(
  afterMilliseconds: number,
  plan: Pick<CrashPlan, "flow" | "actor">
): [title: string, plan: CrashPlan] {
  const moment = { kind: "random", afterMilliseconds } as const
  return [`${plan.flow}, ${plan.actor}: killed after ${afterMilliseconds} ms`, { ...plan, purchases: 3, moment }]
}

/**
 * Each list is one store's: it is killed for each of its plans in turn. The stores run side by side, because most of the
 * time they wait for the lease that the killed process held. `npm run bench -- crash` kills in every stage, many times.
 */
const STORES = [
  [
    atStage("webhook recorded", "lost", { flow: "order_first", actor: "webhook" }),
    atStage("capture created", "kept", { flow: "order_first", actor: "webhook" }),
  ],
  [
    atStage("order linked to its cart", "lost", { flow: "pay_first", actor: "webhook" }),
    atStage("order created", "kept", { flow: "pay_first", actor: "webhook" }),
  ],
  [
    atStage("order linked to its payment collection", "lost", { flow: "pay_first", actor: "webhook" }),
    atStage("items reserved", "lost", { flow: "pay_first", actor: "webhook" }),
  ],
  [
    afterMilliseconds(150, { flow: "order_first", actor: "webhook" }),
    afterMilliseconds(300, { flow: "pay_first", actor: "webhook_and_shopper" }),
  ],
]

const CAPTURE_LIMIT_MILLISECONDS = 60_000

describe("a store that is killed", () => {
  const results = new Map<CrashPlan, CrashResult>()
  let lateFaults: unknown[] = []

  beforeAll(async () => {
    const template = await prepareStoreTemplate(process.env.DATABASE_URL ?? "")
    const late = await Promise.all(
      STORES.map(async (plans, index) => {
        const store = await CrashingStore.start(`crash_${index}`, template, "single")
        try {
          const own: CrashResult[] = []
          for (const [, plan] of plans) {
            const result = await store.crash(plan)
            own.push(result)
            results.set(plan, result)
          }
          return await store.findLateFaults(own)
        } finally {
          await store.close()
        }
      })
    )
    lateFaults = late.flat()
  })

  it.each(STORES.flat())("%s: captures every transfer once, on one order", (_, plan) => {
    const purchases = results.get(plan)?.purchases ?? []
    expect(purchases).toHaveLength(plan.purchases)
    expect(purchases.filter(({ faults }) => faults.length > 0)).toEqual([])
    for (const { capturedAfterMilliseconds } of purchases) {
      expect(capturedAfterMilliseconds).toBeLessThan(CAPTURE_LIMIT_MILLISECONDS)
    }
  })

  it("adds nothing to its orders later", () => {
    expect(lateFaults).toEqual([])
  })
})
