import { formatAmount, isSameAmount } from "../exact-amount"

const over = (exactAmount: number | string, currencyCode = "vnd") => ({ exactAmount, currencyCode })

describe("two exact amounts", () => {
  it.each([
    ["equal", over(100), over(100)],
    ["equal whatever the currency's case", over(100, "VND"), over(100)],
    ["equal with fractions", over("72397.8"), over("72397.80000000000291")],
    ["equal apart from what computing loses", over(0.1 + 0.2), over("0.3")],
  ])("are %s", (_, one, other) => {
    expect(isSameAmount(one, other)).toBe(true)
  })

  it.each([
    ["by an item", over(45_733), over(542_533)],
    ["by a fraction of a đồng", over(72_398), over("72397.8")],
    ["by their currency", over(100), over(100, "usd")],
  ])("differ %s", (_, one, other) => {
    expect(isSameAmount(one, other)).toBe(false)
  })

  it("are written with their currency", () => {
    expect([formatAmount(over("72397.8")), formatAmount(over(12.5, "usd"))]).toEqual(["72397.8 ₫", "12.5 USD"])
  })
})
