import { toPayableAmount } from "../payable-amount"

describe("the amount of a bank transfer", () => {
  it.each([
    [13_332.6, 13_333],
    [13_332.4, 13_332],
    [100_000, 100_000],
    [0.5, 1],
    [999_999_999_999, 999_999_999_999],
  ])("%d ₫ is paid as %d ₫", (exact, whole) => {
    expect(toPayableAmount(exact, "vnd")).toEqual({ amountVnd: whole, problem: null })
  })

  it.each([
    [100, "usd", /Vietnamese đồng only.*USD/],
    [0, "vnd", /at least 1 ₫/],
    [0.4, "vnd", /at least 1 ₫/],
    [-5, "VND", /at least 1 ₫/],
    [Number.NaN, "vnd", /at least 1 ₫/],
    [1_000_000_000_000, "vnd", /at most 999999999999 ₫/],
  ])("refuses %d %s", (exact, currency, problem) => {
    const payable = toPayableAmount(exact, currency)
    expect(payable.amountVnd).toBeNull()
    expect(payable.problem).toMatch(problem)
  })
})
