import fc from "fast-check"
import { parseAmount } from "../parse-amount"

const NBSP = "\u00a0"

describe("an amount of a bank's statement", () => {
  it.each<[string, number]>([
    ["500000", 500_000],
    ["1.234", 1_234],
    ["1,234", 1_234],
    ["1.234.567", 1_234_567],
    ["1,234,567", 1_234_567],
    ["1 234 567", 1_234_567],
    [`1${NBSP}234${NBSP}567${NBSP}₫`, 1_234_567],
    ["1'234'567", 1_234_567],
    ["1.234.567,00", 1_234_567],
    ["1,234,567.00 VND", 1_234_567],
    ["1,234,567.0", 1_234_567],
    ["500000.00", 500_000],
    ["500000.0000", 500_000],
    ["1234567.000", 1_234_567],
    ["+500,000", 500_000],
    ["500.000 đ", 500_000],
    ["VND 500.000", 500_000],
    ["500.000 đồng", 500_000],
    ["(500.000)", -500_000],
    ["(500.000 VND)", -500_000],
    ["-500.000", -500_000],
    ["- 500.000", -500_000],
    ["−500.000", -500_000],
    ["500.000-", -500_000],
    ["500,000 -", -500_000],
  ])("%j is %d", (cell, amountVnd) => {
    expect(parseAmount(cell)).toEqual({ kind: "amount", amountVnd })
  })

  it.each(["", "  ", "-", "–", "0", "0.00", "0,000", "0 VND", "-0"])("%j is none", (cell) => {
    expect(parseAmount(cell)).toEqual({ kind: "none" })
  })

  it.each(["1.234,50", "1,234,567.5", "500000.5", "500000,25", "0.500", "1234567.123"])("%j has a fraction of a đồng", (cell) => {
    expect(parseAmount(cell)).toEqual({ kind: "wrong", why: "amount_has_fraction" })
  })

  it.each([
    "abc",
    "12.34.567",
    "1,23,456",
    "1.234,567",
    "1.234.567.00",
    "1.5E+06",
    "500.000 USD",
    "--500",
    "(-500)",
    "1..234",
    "1.234.",
    "9".repeat(20),
    "9".repeat(41),
  ])("%j is refused", (cell) => {
    expect(parseAmount(cell)).toEqual({ kind: "wrong", why: "bad_amount" })
  })

  it("is read whichever way it is written", () => {
    const separators = fc.constantFrom([".", ","], [",", "."], [" ", ","], ["", "."], ["", ","], ["'", "."])
    const written = fc.tuple(fc.integer({ min: 1, max: 10 ** 14 }), separators, fc.constantFrom("", "0", "00"), fc.boolean())
    fc.assert(
      fc.property(written, ([amountVnd, [thousands = "", point = ""], zeros, isOut]) => {
        const grouped = String(amountVnd).replace(/\B(?=(\d{3})+$)/g, thousands)
        const text = `${isOut ? "-" : ""}${grouped}${zeros === "" ? "" : point + zeros}`
        expect(parseAmount(text)).toEqual({ kind: "amount", amountVnd: isOut ? -amountVnd : amountVnd })
      })
    )
  })

  it("is whole đồng or nothing, whatever the cell says", () => {
    const cell = fc.oneof(fc.string({ maxLength: 50 }), fc.string({ unit: fc.constantFrom(..."0123456789.,- ()+đ"), maxLength: 20 }))
    fc.assert(
      fc.property(cell, (text) => {
        const parsed = parseAmount(text)
        expect(parsed.kind !== "amount" || (Number.isSafeInteger(parsed.amountVnd) && parsed.amountVnd !== 0)).toBe(true)
      })
    )
  })
})
