import { joinLifeTime, splitLifeTime } from "../life-time"

describe("a virtual account's life time", () => {
  it.each([
    [60, { count: 1, unit: "minutes" }],
    [90, { count: 1.5, unit: "minutes" }],
    [1_800, { count: 30, unit: "minutes" }],
    [3_600, { count: 60, unit: "minutes" }],
    [86_400, { count: 24, unit: "hours" }],
    [259_200, { count: 3, unit: "days" }],
  ])("of %d s is shown in a unit that people use", (seconds, shown) => {
    expect(splitLifeTime(seconds)).toEqual(shown)
    expect(joinLifeTime(String(splitLifeTime(seconds).count), splitLifeTime(seconds).unit)).toBe(seconds)
  })

  it.each([
    ["1", "minutes", 60],
    ["1,5", "hours", 5_400],
    ["30", "days", 2_592_000],
    ["0.5", "minutes", null],
    ["31", "days", null],
    ["", "hours", null],
    ["-1", "days", null],
    ["one", "days", null],
  ] as const)("of %s %s is %s s", (count, unit, seconds) => expect(joinLifeTime(count, unit)).toBe(seconds))
})
