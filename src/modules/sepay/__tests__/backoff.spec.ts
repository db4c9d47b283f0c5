import { closeRetrySeconds, settlementRetrySeconds } from "../backoff"

describe("how long work waits for its next attempt", () => {
  it("doubles with each attempt, up to a limit", () => {
    expect([1, 2, 3, 4, 50].map(settlementRetrySeconds)).toEqual([2, 4, 8, 16, 300])
    expect([1, 2, 3, 50].map(closeRetrySeconds)).toEqual([30, 60, 120, 86_400])
  })
})
