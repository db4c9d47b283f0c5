import { addDays, durationTicks, labelStep, toDuration } from "../describe-days"

const DAY = {
  date: "2026-03-27",
  received_vnd: 100,
  received_count: 2,
  unmatched_vnd: 30,
  unmatched_count: 1,
  captured_count: 1,
  time_to_captured_p50_seconds: 1,
  time_to_captured_p95_seconds: 2,
}

describe("addDays", () => {
  it("adds up what was received, what fits nothing and what was captured", () => {
    expect(addDays([DAY, DAY])).toEqual({ receivedVnd: 200, unmatchedVnd: 60, capturedCount: 2 })
    expect(addDays([])).toEqual({ receivedVnd: 0, unmatchedVnd: 0, capturedCount: 0 })
  })
})

describe("toDuration", () => {
  it.each([
    [0.44, { unit: "seconds", value: 0.4 }],
    [12.4, { unit: "seconds", value: 12 }],
    [90, { unit: "minutes", value: 1.5 }],
    [3_600, { unit: "hours", value: 1 }],
    [86_400, { unit: "hours", value: 24 }],
  ])("shows %d seconds as %j", (seconds, expected) => {
    expect(toDuration(seconds)).toEqual(expected)
  })
})

describe("durationTicks", () => {
  it("reach just over the longest", () => {
    expect(durationTicks(0)).toEqual([1])
    expect(durationTicks(2)).toEqual([1, 10])
    expect(durationTicks(60)).toEqual([1, 10, 60])
    expect(durationTicks(1e9).at(-1)).toBe(360_000)
  })
})

describe("labelStep", () => {
  it("leaves out labels that would overlap", () => {
    expect(labelStep(7, 700, 60)).toBe(1)
    expect(labelStep(90, 600, 60)).toBe(9)
    expect(labelStep(90, 10, 60)).toBe(90)
    expect(labelStep(0, 600, 60)).toBe(1)
  })
})
