import fc from "fast-check"
import { decideProof, type ProofFacts, type ProvableReturn } from "../decide-proof"

const NONE: ProofFacts = { sameReference: [], marked: [], owed: [] }
const returns = (...amounts: number[]): ProvableReturn[] => amounts.map((amountVnd, index) => ({ id: `r${index}`, amountVnd }))

describe("what an outgoing transfer proves", () => {
  it.each<[string, number, Partial<ProofFacts>, object]>([
    ["one return over its amount", 30, { owed: returns(20, 30) }, { action: "settles", returnIds: ["r1"] }],
    ["the oldest of equal returns", 30, { owed: returns(30, 30) }, { action: "settles", returnIds: ["r0"] }],
    ["all returns together", 50, { owed: returns(30, 20) }, { action: "settles", returnIds: ["r0", "r1"] }],
    ["some that add up, where only these do", 50, { owed: returns(30, 20, 7) }, { action: "settles", returnIds: ["r0", "r1"] }],
    ["nothing where several combinations add up", 50, { owed: returns(30, 20, 10, 40, 3) }, { action: "nothing" }],
    ["nothing where none adds up", 50, { owed: returns(30, 30) }, { action: "nothing" }],
    ["nothing where nothing is owed", 50, {}, { action: "nothing" }],
    ["what was confirmed by its reference", 30, { sameReference: returns(30), owed: returns(30) }, { action: "was_confirmed", returnIds: ["r0"] }],
    ["several that were confirmed by it", 50, { sameReference: returns(30, 20) }, { action: "was_confirmed", returnIds: ["r0", "r1"] }],
    ["nothing where these are over another amount", 50, { sameReference: returns(30), owed: returns(50) }, { action: "nothing" }],
    ["what was marked as returned", 30, { marked: [30], owed: returns(30) }, { action: "was_marked" }],
    ["all that was marked, in one transfer", 50, { marked: [30, 20] }, { action: "was_marked" }],
  ])("%s", (_what, amountVnd, facts, expected) => {
    expect(decideProof(amountVnd, { ...NONE, ...facts })).toMatchObject(expected)
  })

  it("never settles returns that do not add up to the transfer, nor one twice", () => {
    const amount = fc.integer({ min: 1, max: 20 })
    fc.assert(
      fc.property(amount, fc.array(amount, { maxLength: 14 }), (amountVnd, owedVnd) => {
        const owed = returns(...owedVnd)
        const decision = decideProof(amountVnd, { ...NONE, owed })
        if (decision.action !== "settles") {
          return true
        }
        const settled = owed.filter(({ id }) => decision.returnIds.includes(id))
        return (
          new Set(decision.returnIds).size === decision.returnIds.length &&
          settled.reduce((total, one) => total + one.amountVnd, 0) === amountVnd
        )
      }),
      { numRuns: 500 }
    )
  })
})
