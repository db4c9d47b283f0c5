import fc from "fast-check"
import { toSearchQuery } from "../transaction-filters"

describe("what an admin looks for", () => {
  it.each([
    ["96247SEPA7KQ2M9", "'96247SEPA7KQ2M9':*"],
    ["FT26085.123/45", "'FT26085':* & '123' & '45'"],
    ["  Nguyễn  Lan ", "'Nguyễn':* & 'Lan'"],
    ["a' | b & !c:*", "'a' & 'b' & 'c'"],
    ["", null],
    [" -- ", null],
  ])("%j becomes %j", (text, query) => {
    expect(toSearchQuery(text)).toBe(query)
  })

  it("has ten words at most, and nothing in it that means something to Postgres", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const words = toSearchQuery(text)?.split(" & ") ?? []
        expect(words.length).toBeLessThanOrEqual(10)
        for (const word of words) {
          expect(word).toMatch(/^'[^'\\&|!():*<>\s]+'(:\*)?$/u)
        }
      })
    )
  })
})
