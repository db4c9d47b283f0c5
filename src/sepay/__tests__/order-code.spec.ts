import fc from "fast-check"
import { BANKS, ORDER_CODE_PATTERN } from "../banks"
import { createOrderCode, findOrderCodes, ORDER_CODE_ALPHABET, ORDER_CODE_LENGTH } from "../order-code"
import { quickestOf } from "./waits"

describe("createOrderCode", () => {
  it("fits every bank", () => {
    for (const prefix of ["SP", "SPA", "SHOP", "A1B2C"]) {
      const code = createOrderCode({ prefix })
      expect(code).toHaveLength(15)
      expect(code.startsWith(prefix)).toBe(true)
      expect(code).toMatch(ORDER_CODE_PATTERN)
      for (const bank of Object.values(BANKS)) {
        expect(code.length).toBeLessThanOrEqual(bank.orderCodeLength.maximum)
        expect(code.length).toBeGreaterThanOrEqual(bank.orderCodeLength.minimum)
      }
    }
  })

  it("holds at least 50 random bits after a prefix of three, in characters that nobody mistakes", () => {
    const bits = (ORDER_CODE_LENGTH - 3) * Math.log2(ORDER_CODE_ALPHABET.length)
    expect(bits).toBeGreaterThan(50)
    expect(ORDER_CODE_ALPHABET).not.toMatch(/[0O1IL]/)
    expect(new Set(ORDER_CODE_ALPHABET).size).toBe(ORDER_CODE_ALPHABET.length)
    const characters = new Set(Array.from({ length: 200 }, () => createOrderCode({ prefix: "SPA" }).slice(3)).join(""))
    expect([...characters].every((character) => ORDER_CODE_ALPHABET.includes(character))).toBe(true)
    expect(characters.size).toBe(ORDER_CODE_ALPHABET.length)
  })

  it("does not repeat itself", () => {
    const codes = new Set(Array.from({ length: 2_000 }, () => createOrderCode({ prefix: "SPA" })))
    expect(codes.size).toBe(2_000)
  })

  it("is shorter where that is wanted, and never longer than every bank takes", () => {
    expect(createOrderCode({ prefix: "SP", maximumLength: 12 })).toHaveLength(12)
    expect(createOrderCode({ prefix: "SP", maximumLength: 50 })).toHaveLength(15)
  })

  it.each(["", "S", "SHOPPE", "1AB", "sp", "S-P", "ĐH", "S P"])("refuses the prefix %j", (prefix) => {
    expect(() => createOrderCode({ prefix })).toThrow(RangeError)
  })

  it.each([11, 0, -1, NaN])("refuses a length of %d", (maximumLength) => {
    expect(() => createOrderCode({ prefix: "SP", maximumLength })).toThrow(RangeError)
  })
})

describe("findOrderCodes", () => {
  const code = "SPA7KQ2M9XWTC4R"

  it.each([
    ["the code alone", code],
    ["lower case", code.toLowerCase()],
    ["inside a bank's text", `MBVCB.3278907687.${code}.CT tu 0123499999`],
    ["glued to other text", `IBFT${code}GD123`],
    ["separators inserted", "SPA 7KQ2-M9XW.TC4R"],
    ["a line break inserted", "SPA7KQ2M9\nXWTC4R"],
    ["after another occurrence of the prefix", `SPA ${code}`],
    ["with Vietnamese around it", `Thanh toán đơn hàng ${code}, cảm ơn`],
  ])("finds it: %s", (_situation, text) => {
    expect(findOrderCodes(text, "SPA")).toContain(code)
  })

  it.each([
    ["nothing", ""],
    ["cut short", code.slice(0, 14)],
    ["another prefix", code.replace("SPA", "SPB")],
    ["a character that codes do not have", code.replace("7", "0")],
    ["beyond the text that is searched", " ".repeat(2_000) + code],
  ])("finds none: %s", (_situation, text) => {
    expect(findOrderCodes(text, "SPA")).toEqual([])
  })

  it("tells each code once, at most ten", () => {
    expect(findOrderCodes(`${code} ${code}`, "SPA")).toEqual([code])
    const many = Array.from({ length: 40 }, () => createOrderCode({ prefix: "SPA" })).join(" ")
    expect(findOrderCodes(many, "SPA")).toHaveLength(10)
  })

  it("finds a new code in any text, whatever a bank does to case and separators", () => {
    const separators = fc.array(fc.constantFrom("", "", " ", "-", ".", "\n"), { minLength: 15, maxLength: 15 })
    fc.assert(
      fc.property(fc.string(), separators, fc.string(), (before, between, after) => {
        const created = createOrderCode({ prefix: "QZX" })
        const mangled = [...created].flatMap((character, index) => [character.toLowerCase(), between[index]]).join("")
        expect(findOrderCodes(`${before}${mangled}${after}`, "QZX")).toContain(created)
      })
    )
  })

  it("takes linear time on a text made of prefixes", async () => {
    const text = "SP".repeat(1_000_000)
    expect(await quickestOf(5, () => findOrderCodes(text, "SP"))).toBeLessThan(200)
  })
})
