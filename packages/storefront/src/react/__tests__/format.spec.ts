import { formatVnd, groupNumber, splitTime } from "../lib/format"

describe("what shoppers read", () => {
  it.each([
    [0, "0 ₫"],
    [124_200, "124.200 ₫"],
    [1_500_000_000, "1.500.000.000 ₫"],
  ])("writes %d đồng as in Vietnam", (amountVnd, text) => {
    expect(formatVnd(amountVnd, "vi").replace(/\u00a0/g, " ")).toBe(text)
  })

  it.each([
    [0, 0, "00:00"],
    [59, 0, "00:59"],
    [60 * 60 - 1, 0, "59:59"],
    [60 * 60, 0, "01:00:00"],
    [24 * 60 * 60 - 1, 0, "23:59:59"],
    [49 * 60 * 60 + 61, 2, "01:01:01"],
  ])("writes %d seconds as %d days and %s", (seconds, days, clock) => {
    expect(splitTime(seconds)).toEqual({ days, clock })
  })

  it.each([
    ["", []],
    ["123", ["123"]],
    ["963NQDORD7", ["963N", "QDOR", "D7"]],
    ["963NQDORD", ["963N", "QDORD"]],
  ])("parts %s", (accountNumber, groups) => {
    expect(groupNumber(accountNumber)).toEqual(groups)
  })
})
