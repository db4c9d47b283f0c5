import fc from "fast-check"
import { createOrderCode } from "../../../../sepay/order-code"
import { chooseCutCode } from "../choose-cut-code"
import { normalizeIdentifiers, type ReportedIdentifiers } from "../normalize-identifiers"

const PREFIX = "MDZ"
const CODE = "MDZ7KQ2M9XWTC4R"
const VA = "963NQDORD1234567890AB"
const ACCOUNT = "8886158061"

function normalize(told: Partial<ReportedIdentifiers>, prefix = PREFIX) {
  return normalizeIdentifiers({ vaNumber: null, accountNumber: null, code: null, content: null, description: null, ...told }, prefix)
}

describe("what a report says of whom its money is for", () => {
  it.each([
    ["as it is", VA],
    ["in lower case", VA.toLowerCase()],
    ["in groups", "963N QDOR D123 4567 890A B"],
    ["with separators", "963NQD-ORD.1234567890/AB"],
  ])("reads a VA %s", (_situation, vaNumber) => {
    expect(normalize({ vaNumber, accountNumber: "888 615 8061" })).toMatchObject({ vaNumber: VA, accountNumber: ACCOUNT })
  })

  it("finds a VA number of three digits alone in a text", () => {
    expect(normalize({ content: "CK 963NQDORDQRSTUVWXYZAB" }).numbersInText).toContain("963NQDORDQRSTUVWXYZAB")
  })

  it("takes an account number with letters for a virtual account, and digits for what the field says", () => {
    expect(normalize({ accountNumber: VA.toLowerCase() })).toMatchObject({ vaNumber: VA, accountNumber: null })
    expect(normalize({ accountNumber: "9704970012345678" })).toMatchObject({ vaNumber: null, accountNumber: "9704970012345678" })
    expect(normalize({ vaNumber: VA, accountNumber: "963NQDOTHER" })).toMatchObject({ vaNumber: VA, accountNumber: "963NQDOTHER" })
  })

  it.each([
    ["alone", CODE],
    ["in lower case", `mbvcb.123.${CODE.toLowerCase()} chuyen tien`],
    ["in two words", "CK MDZ7KQ2 M9XWTC4R"],
    ["glued to other text", `IBFT${CODE}GD123`],
  ])("finds a whole code %s", (_situation, content) => {
    expect(normalize({ content }).codesInText).toContain(CODE)
    expect(normalize({ description: content }).codesInText).toContain(CODE)
  })

  it("finds a code with a former prefix where it is a word of its own, or two", () => {
    expect(normalize({ content: "CK SEP7KQ2M9XWTC4R" }).codesInText).toContain("SEP7KQ2M9XWTC4R")
    expect(normalize({ content: "CK SEP7KQ2 M9XWTC4R" }).codesInText).toContain("SEP7KQ2M9XWTC4R")
  })

  it.each([
    ["alone", VA],
    ["between words", `chuyen tien ${VA.toLowerCase()} cam on`],
    ["in groups of four", "963N QDOR D123 4567 890A B"],
    ["of digits", "CK 9704 9700 1234 5678"],
  ])("finds a VA number in a text: %s", (_situation, content) => {
    expect(normalize({ content }).numbersInText).toContain(content.startsWith("CK") ? "9704970012345678" : VA)
  })

  it.each([
    ["at its end", "MDZ7KQ2M", "MDZ7KQ2M"],
    ["before a word", "MDZ7KQ2M chuyen", "MDZ7KQ2MCHUYEN"],
    ["before a character that codes do not have", "MDZ7KQ2M0123", "MDZ7KQ2M"],
  ])("sees where a code may be cut: %s", (_situation, content, cut) => {
    expect(normalize({ content }).cutCodes).toEqual([cut])
  })

  it("looks for no beginning with fewer than five random characters", () => {
    expect(normalize({ content: "MDZ7KQ2" }).cutCodes).toEqual([])
    expect(normalize({ content: "SHOPS7KQ2" }, "SHOPS").cutCodes).toEqual([])
    expect(normalize({ content: "SHOPS7KQ2M" }, "SHOPS").cutCodes).toEqual(["SHOPS7KQ2M"])
  })

  it.each([
    ["SePay's own words", { content: "SEPAY8386 hang thang" }],
    ["SePay's own accounts", { content: "SEPBND73333", code: "SEPBND73333" }],
    ["a text without any code", { content: "chuyen tien hang thang 3", description: "BankAPINotify" }],
  ])("takes %s for no code of the store, also with the prefix SEP", (_situation, told) => {
    for (const prefix of ["SEP", PREFIX]) {
      expect(normalize(told, prefix)).toMatchObject({ ownCode: null })
    }
  })

  it("notes a word that has the form of the store's codes", () => {
    expect(normalize({ content: `${CODE} tien hang` }).ownCode).toBe(CODE)
    expect(normalize({ code: CODE.toLowerCase() }).ownCode).toBe(CODE)
    expect(normalize({ content: CODE }, "ABC").ownCode).toBeNull()
  })

  const separators = fc.constantFrom("", " ", "-", ".", "/")
  const anyText = fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.constant(null))

  it("reads a number the same, however it is grouped, cased and separated, in its field and in a text", () => {
    const grouped = fc.tuple(separators, fc.integer({ min: 3, max: 21 }), fc.boolean(), fc.string({ unit: "binary", maxLength: 40 }))
    fc.assert(
      fc.property(grouped, ([separator, size, isLower, noise]) => {
        const groups = VA.match(new RegExp(`.{1,${size}}`, "g")) ?? []
        const written = isLower ? groups.join(separator).toLowerCase() : groups.join(separator)
        expect(normalize({ vaNumber: written }).vaNumber).toBe(VA)
        expect(normalize({ accountNumber: written })).toMatchObject({ vaNumber: VA, accountNumber: null })
        expect(normalize({ content: `${written} ${noise}` }).numbersInText).toContain(VA)
      })
    )
  })

  it("finds every code of the store, whole or cut to eight and more, whatever is around it", () => {
    const noise = fc.stringMatching(/^[a-z0-9 .]{0,30}$/)
    fc.assert(
      fc.property(noise, noise, fc.integer({ min: 8, max: 15 }), separators, (before, after, length, separator) => {
        const code = createOrderCode({ prefix: PREFIX })
        const cut = code.slice(0, length)
        const content = `${before} ${cut.slice(0, 5)}${separator}${cut.slice(5)} ${after}`
        const { codesInText, cutCodes } = normalize({ content })
        expect(length < 15 || codesInText.includes(code)).toBe(true)
        expect(chooseCutCode(cutCodes, [code])).toBe(code)
      })
    )
  })

  it("answers the same for what it has normalized, in bounded size, whatever comes", () => {
    const told = fc.record({ vaNumber: anyText, accountNumber: anyText, code: anyText, content: anyText, description: anyText })
    fc.assert(
      fc.property(told, (reported) => {
        const once = normalize(reported)
        const { vaNumber, accountNumber, code } = once
        const twice = normalize({ vaNumber, accountNumber, code })
        expect([twice.vaNumber, twice.accountNumber, twice.code]).toEqual([vaNumber, accountNumber, code])
        for (const number of [vaNumber, accountNumber, code]) {
          expect(number ?? "A").toMatch(/^[A-Z0-9]+$/)
        }
        for (const list of [once.codesInText, once.numbersInText, once.cutCodes]) {
          expect(list.length).toBeLessThanOrEqual(100)
        }
      })
    )
  })
})

describe("the code of which a text has the longest beginning", () => {
  it.each([
    ["the only one", ["MDZ7KQ2MCHUYEN"], [CODE], CODE],
    ["the one with more in common", ["MDZ7KQ2M9XW"], ["MDZ7KQ2MAAAAAAA", CODE], CODE],
    ["none of two with as much", ["MDZ7KQ2M"], ["MDZ7KQ2MAAAAAAA", CODE], null],
    ["none of none", ["MDZ7KQ2M"], [], null],
    ["one that is mistyped at its end", ["MDZ7KQ2M9XWTC4S"], [CODE], CODE],
  ])("is %s", (_situation, cutCodes, orderCodes, expected) => {
    expect(chooseCutCode(cutCodes, orderCodes)).toBe(expected)
  })
})
