import { timeLeft } from "../time-left"

const NOW = new Date("2026-03-27T03:00:00.000Z")
const after = (seconds: number) => timeLeft(new Date(NOW.getTime() + seconds * 1000), NOW)

describe("timeLeft", () => {
  it.each([
    [-1, { unit: "over" }],
    [0, { unit: "over" }],
    [1, { unit: "seconds", minutes: 0, seconds: 1 }],
    [599, { unit: "seconds", minutes: 9, seconds: 59 }],
    [600, { unit: "minutes", minutes: 10 }],
    [3_599, { unit: "minutes", minutes: 59 }],
    [3_600, { unit: "hours", hours: 1, minutes: 0 }],
    [86_399, { unit: "hours", hours: 23, minutes: 59 }],
    [86_400, { unit: "days", days: 1, hours: 0 }],
    [2 * 86_400 + 3 * 3_600 + 59, { unit: "days", days: 2, hours: 3 }],
  ])("says of %d seconds %j", (seconds, expected) => {
    expect(after(seconds)).toEqual(expected)
  })

  it("is not over before it is over", () => {
    expect(timeLeft(new Date(NOW.getTime() + 1), NOW)).toEqual({ unit: "seconds", minutes: 0, seconds: 1 })
  })
})
