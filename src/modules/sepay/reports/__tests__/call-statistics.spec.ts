import { CallMemory } from "../call-statistics"

function call(durationMilliseconds: number, errorKind?: "unavailable") {
  return { operation: "createOrder", method: "POST" as const, durationMilliseconds, attempt: 1, errorKind }
}

describe("how SePay answered lately", () => {
  afterEach(() => jest.useRealTimers())

  it("says nothing without a call", () => {
    expect(new CallMemory().describe()).toMatchObject({ calls: 0, failureRate: null, latencyP50Milliseconds: null, lastFailure: null })
  })

  it("tells rate and latency of the last quarter of an hour", () => {
    jest.useFakeTimers({ now: new Date("2026-03-27T03:00:00Z") })
    const memory = new CallMemory()
    memory.remember(call(9_000, "unavailable"))
    jest.setSystemTime(new Date("2026-03-27T03:14:00Z"))
    for (const milliseconds of [10, 20, 30, 40]) {
      memory.remember(call(milliseconds))
    }
    expect(memory.describe()).toMatchObject({
      calls: 5,
      failures: 1,
      failureRate: 0.2,
      latencyP50Milliseconds: 30,
      latencyP95Milliseconds: 9_000,
      lastFailure: { at: "2026-03-27T03:00:00.000Z", operation: "createOrder", kind: "unavailable" },
    })
    jest.setSystemTime(new Date("2026-03-27T03:16:00Z"))
    expect(memory.describe()).toMatchObject({ calls: 4, failures: 0, latencyP95Milliseconds: 40 })
  })

  it("remembers no more than a thousand", () => {
    const memory = new CallMemory()
    for (let count = 0; count < 1_200; count += 1) {
      memory.remember(call(1))
    }
    expect(memory.describe().calls).toBe(1_000)
  })
})
