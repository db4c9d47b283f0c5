import { createRateLimiter, type RateLimiter, type LimitedCall } from "../rate-limiter"
import { rejectionOf } from "./rejection"

const CALL: LimitedCall = { operation: "getOrder", priority: "shopper" }

beforeEach(() => {
  jest.useFakeTimers()
})

afterEach(() => {
  jest.useRealTimers()
})

/** Lets calls queue and notes when (in milliseconds from now) each is let go. */
function start(rateLimiter: RateLimiter, calls: Partial<LimitedCall>[]): { turns: Record<string, number>; refused: string[] } {
  const startedAt = performance.now()
  const result = { turns: {} as Record<string, number>, refused: [] as string[] }
  calls.forEach((call, index) => {
    const operation = call.operation ?? `call${index}`
    rateLimiter({ ...CALL, ...call, operation }).then(
      () => (result.turns[operation] = performance.now() - startedAt),
      () => result.refused.push(operation)
    )
  })
  return result
}

it("the rate limiter lets a limited number of calls go in any 1000 milliseconds, first come first served", async () => {
  const { turns } = start(createRateLimiter({ requestsPerSecond: 3 }), Array.from({ length: 10 }, () => ({})))
  await jest.advanceTimersByTimeAsync(10_000)
  const times = Object.values(turns)
  expect(Object.keys(turns)).toEqual(Array.from({ length: 10 }, (_, index) => `call${index}`))
  times.forEach((time, index) => {
    expect(time - (times[index - 3] ?? -Infinity)).toBeGreaterThan(1_000)
  })
  expect(times.at(-1)).toBeLessThan(3_200)
})

it("the rate limiter lets a later burst go at once when the window is free again", async () => {
  const rateLimiter = createRateLimiter({ requestsPerSecond: 2 })
  start(rateLimiter, [{}, {}])
  await jest.advanceTimersByTimeAsync(1_500)
  const { turns } = start(rateLimiter, [{}, {}, {}])
  await jest.advanceTimersByTimeAsync(5_000)
  expect(Object.values(turns).slice(0, 2)).toEqual([0, 0])
  expect(turns["call2"]).toBeGreaterThan(1_000)
})

it("the rate limiter serves shoppers before cancellations before reconciliation", async () => {
  const { turns } = start(createRateLimiter({ requestsPerSecond: 1 }), [
    { operation: "first" },
    { operation: "reconcile", priority: "reconciliation" },
    { operation: "cancel", priority: "cancellation" },
    { operation: "shopper" },
  ])
  await jest.advanceTimersByTimeAsync(10_000)
  expect(Object.keys(turns)).toEqual(["first", "shopper", "cancel", "reconcile"])
})

it("the rate limiter refuses at once a call that would come after its deadline or the longest wait", async () => {
  const rateLimiter = createRateLimiter({ requestsPerSecond: 1, maximumWaitMilliseconds: 2_500 })
  start(rateLimiter, [{}, {}])
  const late = await rejectionOf(rateLimiter({ ...CALL, deadlineAt: Date.now() + 1_500 }))
  expect(late).toMatchObject({ kind: "rate_limited", retryable: true, outcomeUnknown: false, retryAfterSeconds: 3 })
  start(rateLimiter, [{}])
  const long = await rejectionOf(rateLimiter(CALL))
  expect(long).toMatchObject({ kind: "rate_limited", operation: "getOrder" })
})

it("the rate limiter refuses a call as soon as more important calls have pushed it behind its deadline", async () => {
  const rateLimiter = createRateLimiter({ requestsPerSecond: 1 })
  const { refused } = start(rateLimiter, [
    {},
    { operation: "reconcile", priority: "reconciliation", deadlineAt: Date.now() + 1_500 },
  ])
  await jest.advanceTimersByTimeAsync(0)
  expect(refused).toEqual([])
  start(rateLimiter, [{}])
  await jest.advanceTimersByTimeAsync(0)
  expect(refused).toEqual(["reconcile"])
})

it("the rate limiter refuses calls when its queue is full", async () => {
  const rateLimiter = createRateLimiter({ requestsPerSecond: 1, maximumQueueLength: 3 })
  start(rateLimiter, [{}, {}, {}, {}])
  expect(await rejectionOf(rateLimiter(CALL))).toMatchObject({ kind: "rate_limited" })
})

it("the rate limiter makes room for a shopper in a full queue", async () => {
  const rateLimiter = createRateLimiter({ requestsPerSecond: 1, maximumQueueLength: 2 })
  const { turns, refused } = start(rateLimiter, [
    { operation: "reconcile", priority: "reconciliation" },
    { operation: "cancel", priority: "cancellation" },
    { operation: "shopper" },
  ])
  await jest.advanceTimersByTimeAsync(5_000)
  expect({ served: Object.keys(turns), refused }).toEqual({ served: ["shopper", "cancel"], refused: ["reconcile"] })
})

it("the rate limiter frees the place of an aborted call", async () => {
  const rateLimiter = createRateLimiter({ requestsPerSecond: 1 })
  const controller = new AbortController()
  start(rateLimiter, [{}])
  const aborted = rejectionOf(rateLimiter({ ...CALL, signal: controller.signal }))
  const { turns } = start(rateLimiter, [{ operation: "next" }])
  controller.abort()
  expect(await aborted).toMatchObject({ kind: "unavailable", outcomeUnknown: false })
  await jest.advanceTimersByTimeAsync(1_100)
  expect(turns["next"]).toBeLessThan(1_100)
  expect(await rejectionOf(rateLimiter({ ...CALL, signal: controller.signal }))).toMatchObject({ kind: "unavailable" })
})

it("the rate limiter waits as long as a deadline allows, and a minute at most", async () => {
  const rateLimiter = createRateLimiter({ requestsPerSecond: 1, maximumWaitMilliseconds: 2_500 })
  const deadlineAt = Date.now() + 3_600_000
  const { turns, refused } = start(rateLimiter, Array.from({ length: 61 }, () => ({ deadlineAt })))
  await jest.advanceTimersByTimeAsync(61_000)
  expect({ served: Object.keys(turns).length, refused: refused.length }).toEqual({ served: 59, refused: 2 })
})

it("the rate limiter lets a call through after a minute in which more important ones took every turn", async () => {
  const rateLimiter = createRateLimiter({ requestsPerSecond: 1, maximumWaitMilliseconds: 3_000 })
  const served: string[] = []
  const call = (priority: LimitedCall["priority"]) => rateLimiter({ operation: "getOrder", priority }).then(() => served.push(priority), () => undefined)
  for (let second = 0; second < 70; second += 1) {
    void call("shopper")
    void call("shopper")
    void call("reconciliation")
    await jest.advanceTimersByTimeAsync(1_000)
  }
  const firstReconciliation = served.indexOf("reconciliation")
  expect(firstReconciliation).toBeGreaterThan(50)
  expect(served.filter((priority) => priority === "reconciliation")).toHaveLength(1)
})

it("the rate limiter lets nothing through while it is held back", async () => {
  const rateLimiter = createRateLimiter({ requestsPerSecond: 2 })
  await rateLimiter.holdBack?.(3)
  const { turns } = start(rateLimiter, [{}])
  await jest.advanceTimersByTimeAsync(2_900)
  expect(turns).toEqual({})
  await jest.advanceTimersByTimeAsync(200)
  expect(Object.keys(turns)).toEqual(["call0"])
})

it("the rate limiter refuses a call whose turn cannot be counted, and goes on with the next", async () => {
  let failures = 1
  const take = async () => {
    if (failures-- > 0) {
      throw new Error("no connection")
    }
    return 0
  }
  const { turns, refused } = start(createRateLimiter({ requestsPerSecond: 2, turns: { take, holdBack: async () => undefined } }), [{}, {}])
  await jest.advanceTimersByTimeAsync(0)
  expect({ refused, served: Object.keys(turns) }).toEqual({ refused: ["call0"], served: ["call1"] })
})

it.each([0, -1, 0.5, NaN, 1_001])("the rate limiter refuses an option of %d requests a second", (requestsPerSecond) => {
  expect(() => createRateLimiter({ requestsPerSecond })).toThrow(RangeError)
})
