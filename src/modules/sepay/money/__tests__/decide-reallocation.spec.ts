import fc from "fast-check"
import type { NewAllocation, AllocationKind } from "../decide-allocations"
import { ignoreMoney, matchToReceivable, returnToPayer, type AllocatedPart } from "../decide-reallocation"

function part(kind: AllocationKind, amountVnd: number, receivableId: string | null = null): AllocatedPart {
  return { kind, amountVnd, receivableId, vaOrderId: null, needsAttention: kind !== "applied" && kind !== "ignored" }
}

function amounts(rows: NewAllocation[] | null): Array<[string, number, boolean]> {
  return (rows ?? []).map((row) => [row.kind, row.amountVnd, row.needsAttention])
}

const target = { receivableId: "seprec_1", amountVnd: 100_000, receivedVnd: 0, isCanceled: false, isSettled: false }

describe("an admin matches a transaction to a payment", () => {
  it.each([
    ["it pays what is wanted", [part("unmatched", 100_000)], target, [["unmatched", -100_000, true], ["applied", 100_000, false]]],
    ["it pays a part", [part("late", 40_000, "seprec_0")], target, [["late", -40_000, true], ["applied", 40_000, false]]],
    [
      "what is left over of nobody's money is surplus of this payment",
      [part("unmatched", 150_000)],
      target,
      [["unmatched", -100_000, true], ["applied", 100_000, false], ["unmatched", -50_000, true], ["surplus", 50_000, true]],
    ],
    [
      "what is left over of a surplus stays where it is",
      [part("applied", 80_000, "seprec_0"), part("surplus", 150_000, "seprec_0")],
      target,
      [["surplus", -100_000, true], ["applied", 100_000, false]],
    ],
    ["what was ignored can be thought over", [part("ignored", 100_000)], target, [["ignored", -100_000, false], ["applied", 100_000, false]]],
  ])("%s", (_, parts, to, expected) => {
    const { rows, problem } = matchToReceivable(parts, to, "The customer sent the receipt.")
    expect(problem).toBeNull()
    expect(amounts(rows)).toEqual(expected)
  })

  it.each([
    ["a cancelled order wants nothing", [part("unmatched", 1)], { ...target, isCanceled: true }, /cancelled/],
    ["a captured payment wants nothing", [part("unmatched", 1)], { ...target, isSettled: true }, /paid already/],
    ["a received payment wants nothing", [part("unmatched", 1)], { ...target, receivedVnd: 100_000 }, /paid already/],
    ["used money is not free", [part("applied", 100_000, "seprec_0")], target, /Nothing of this transaction is free/],
    ["returned money is not free", [part("returned", 100_000)], target, /Nothing of this transaction is free/],
  ])("is refused: %s", (_, parts, to, problem) => {
    expect(matchToReceivable(parts, to, "reason").problem).toMatch(problem)
  })
})

describe("an admin says that money went back", () => {
  it("takes free money first, and then what a payment that is not captured holds", () => {
    const parts = [part("applied", 100_000, "seprec_1"), part("surplus", 50_000, "seprec_1")]
    const { rows } = returnToPayer(parts, 120_000, new Map([["seprec_1", 100_000]]), "Sent back.")
    expect(amounts(rows)).toEqual([
      ["surplus", -50_000, true],
      ["applied", -70_000, false],
      ["returned", 120_000, false],
    ])
  })

  it("takes from a payment what it may give back once, however many parts of the transfer had paid it", () => {
    const parts = [part("applied", 50_000, "seprec_1"), { ...part("applied", 50_000, "seprec_1"), vaOrderId: "sepord_1" }]
    const takeable = new Map([["seprec_1", 40_000]])
    expect(amounts(returnToPayer(parts, null, takeable, "Sent back.").rows)).toEqual([
      ["applied", -40_000, false],
      ["returned", 40_000, false],
    ])
    expect(returnToPayer(parts, 50_000, takeable, "Sent back.").problem).toMatch(/Between 1 and 40000/)
  })

  it.each([
    ["more than there is", [part("surplus", 50_000)], 50_001, /Between 1 and 50000/],
    ["nothing", [part("surplus", 50_000)], 0, /Between 1 and 50000/],
    ["a fraction", [part("surplus", 50_000)], 0.5, /Between 1 and 50000/],
    ["money of a captured payment", [part("applied", 50_000, "seprec_1")], null, /refund the payment/],
  ])("refuses %s", (_, parts, amountVnd, problem) => {
    expect(returnToPayer(parts, amountVnd, new Map(), "reason").problem).toMatch(problem)
  })
})

describe("an admin ignores money", () => {
  it("ends the alarm and keeps the sum", () => {
    expect(amounts(ignoreMoney([part("unmatched", 5_000), part("surplus", 3_000)], "Rent.").rows)).toEqual([
      ["unmatched", -5_000, true],
      ["surplus", -3_000, true],
      ["ignored", 8_000, false],
    ])
  })

  it("refuses what is used", () => {
    expect(ignoreMoney([part("applied", 5_000, "seprec_1")], "reason").problem).toMatch(/Nothing of this transaction is free/)
  })
})

describe("any decision of an admin", () => {
  const kinds: AllocationKind[] = ["applied", "surplus", "late", "unmatched", "returned", "ignored"]
  const partArbitrary = fc
    .record({ kind: fc.constantFrom(...kinds), amountVnd: fc.integer({ min: 1, max: 1_000_000 }) })
    .map(({ kind, amountVnd }) => part(kind, amountVnd, kind === "applied" ? "seprec_1" : null))

  it("moves money and never makes or loses any, and takes no more out of a part than is in it", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(partArbitrary, { minLength: 1, maxLength: 6, selector: ({ kind }) => kind }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.constantFrom("match", "return", "ignore"),
        (parts, receivedVnd, amountVnd, action) => {
          const result =
            action === "match"
              ? matchToReceivable(parts, { ...target, amountVnd, receivedVnd }, "reason")
              : action === "return"
                ? returnToPayer(parts, amountVnd, new Map([["seprec_1", receivedVnd]]), "reason")
                : ignoreMoney(parts, "reason")
          const rows = result.rows ?? []
          expect(rows.reduce((sum, row) => sum + row.amountVnd, 0)).toBe(0)
          for (const one of parts) {
            const taken = rows.filter((row) => row.kind === one.kind && row.amountVnd < 0 && row.receivableId === one.receivableId)
            expect(one.amountVnd + taken.reduce((sum, row) => sum + row.amountVnd, 0)).toBeGreaterThanOrEqual(0)
          }
          const applied = rows.filter((row) => row.kind === "applied" && row.amountVnd > 0)
          const appliedVnd = applied.reduce((sum, row) => sum + row.amountVnd, 0)
          expect(appliedVnd).toBeLessThanOrEqual(Math.max(0, amountVnd - receivedVnd))
        }
      ),
      { numRuns: 2_000 }
    )
  })
})
