import fc from "fast-check"
import type { AllocatedPart } from "../decide-reallocation"
import { type DecidedRow, decideUndo, type UndoFacts, type UndoReceivable } from "../decide-undo"

const PAYMENT: UndoReceivable = {
  amountVnd: 100_000,
  receivedVnd: 100_000,
  settlementStatus: "due",
  isCanceled: false,
  isBeingCaptured: false,
  refundedVnd: 0,
}
const REASON = "It was another customer's."

function part(kind: AllocatedPart["kind"], amountVnd: number, receivableId: string | null = null, needsAttention = false): AllocatedPart {
  return { kind, amountVnd, receivableId, vaOrderId: null, needsAttention }
}

function decision(...parts: AllocatedPart[]): DecidedRow[] {
  return parts.map((one, index) => ({ ...one, id: `sepall_${index}` }))
}

/** 100,000 ₫ that were matched with a payment. */
function matched(receivable: Partial<UndoReceivable> = {}, others: Partial<UndoFacts> = {}): UndoFacts {
  return {
    direction: "in",
    decided: decision(part("unmatched", -100_000), part("applied", 100_000, "seprec_1")),
    parts: [part("applied", 100_000, "seprec_1")],
    receivables: new Map([["seprec_1", { ...PAYMENT, ...receivable }]]),
    isReturnProven: false,
    ...others,
  }
}

/** 40,000 ₫ of a payment that were marked as returned. */
function returned(receivable: Partial<UndoReceivable>, others: Partial<UndoFacts> = {}): UndoFacts {
  return {
    direction: "in",
    decided: decision(part("applied", -40_000, "seprec_1"), part("returned", 40_000, "seprec_1")),
    parts: [part("returned", 40_000, "seprec_1")],
    receivables: new Map([["seprec_1", { ...PAYMENT, receivedVnd: 0, settlementStatus: "none", ...receivable }]]),
    isReturnProven: false,
    ...others,
  }
}

describe("taking back a person's decision", () => {
  it.each<[string, UndoFacts]>([
    ["a match of a payment that is not captured", matched()],
    ["a match that a person has to look at", matched({ settlementStatus: "attention" })],
    ["a match of a payment whose order was cancelled", matched({ isCanceled: true, settlementStatus: "none" })],
    ["a return of a part", returned({})],
    ["an ignored transfer that names an order", {
      ...matched(),
      direction: "out",
      decided: decision(part("ignored", -5_000, "seprec_1", true), part("ignored", 5_000)),
      parts: [part("ignored", 5_000)],
    }],
  ])("%s gives each row its opposite", (_, facts) => {
    const { rows } = decideUndo(facts, REASON)
    expect(rows).toEqual(
      facts.decided.map(({ id, ...row }) => ({ ...row, amountVnd: -row.amountVnd, reason: REASON, undoesId: id }))
    )
  })

  it.each<[string, UndoFacts, RegExp]>([
    ["when there is none", matched({}, { decided: [] }), /No decision of a person/],
    ["when captured money was refunded", matched({ settlementStatus: "settled", refundedVnd: 100_000 }), /100000 ₫ of the payment are refunded/],
    ["while the payment is being captured", matched({ isBeingCaptured: true }), /being captured in Medusa. Try again/],
    ["when a part of the payment was refunded", matched({ settlementStatus: "attention", refundedVnd: 1 }), /1 ₫ of the payment are refunded: 99999 ₫ are left/],
    ["when the money was moved on", matched({}, { parts: [part("applied", 70_000, "seprec_1"), part("surplus", 30_000, "seprec_1", true)] }), /30000 ₫ of this money were moved on/],
    ["when the order that it paid is cancelled", returned({ isCanceled: true }), /done or cancelled/],
    ["when the order that it paid was paid by other money", returned({ receivedVnd: 70_000 }), /wants only 30000 ₫/],
    ["when a transfer proves the return", returned({}, { isReturnProven: true }), /with its payer/],
    ["when the transfer proves a return", { ...matched(), direction: "out", decided: decision(part("ignored", -5_000), part("returned", 5_000)), parts: [part("returned", 5_000)] }, /under returns owed/],
  ])("is refused %s, with what to do", (_, facts, problem) => {
    const decided = decideUndo(facts, REASON)
    expect(decided.rows).toBeNull()
    expect(decided.problem).toMatch(problem)
  })

  it("asks for a refund in Medusa of what is captured there, and of nothing else", () => {
    expect(decideUndo(matched({ settlementStatus: "settled", isBeingCaptured: true }), REASON).refunds).toEqual([
      { receivableId: "seprec_1", amountVnd: 100_000 },
    ])
    expect(decideUndo(matched(), REASON).refunds).toEqual([])
  })

  it("never takes more than there is, and moves no money out of the transaction", () => {
    const amount = fc.integer({ min: 1, max: 100_000 })
    const arbitrary = fc.record({ amountVnd: amount, leftVnd: amount, receivedVnd: amount, refundedVnd: fc.nat(100_000) })
    fc.assert(
      fc.property(arbitrary, ({ amountVnd, leftVnd, receivedVnd, refundedVnd }) => {
        const decided = decision(part("unmatched", -amountVnd), part("applied", amountVnd, "seprec_1"))
        const parts = [part("applied", leftVnd, "seprec_1")]
        const facts = matched({ settlementStatus: "attention", receivedVnd, refundedVnd }, { decided, parts })
        const { rows } = decideUndo(facts, REASON)
        expect(rows !== null).toBe(amountVnd <= leftVnd && amountVnd <= receivedVnd - refundedVnd)
        expect((rows ?? []).reduce((sum, row) => sum + row.amountVnd, 0)).toBe(0)
      })
    )
  })
})
