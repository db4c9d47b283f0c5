import fc from "fast-check"
import { decideAllocations, type AllocationMatch, type MatchedBy, type NearMiss } from "../decide-allocations"

const ACCOUNT = "8886158061"

function match(overrides: Partial<AllocationMatch["receivable"]> = {}, matchedBy: MatchedBy = "virtual_account"): AllocationMatch {
  return {
    matchedBy,
    receivableId: "seprec_1",
    vaOrderId: "sepvao_1",
    orderCode: "SEP123456789012",
    accountNumber: ACCOUNT,
    receivable: { amountVnd: 100_000, receivedVnd: 0, isCanceled: false, isSettled: false, ...overrides },
  }
}

function incoming(amountVnd: number, overrides: { accountNumber?: string | null; vaNumber?: string | null; nearMiss?: NearMiss | null } = {}) {
  return { amountVnd, direction: "in" as const, accountNumber: ACCOUNT, vaNumber: null, nearMiss: null, ...overrides }
}

describe("what a transaction's money is for", () => {
  it.each([
    ["the exact amount is applied", incoming(100_000), match(), [["applied", 100_000, false]]],
    ["a part is applied", incoming(40_000), match(), [["applied", 40_000, false]]],
    ["the rest of a part payment is applied", incoming(60_000), match({ receivedVnd: 40_000 }), [["applied", 60_000, false]]],
    [
      "150 paid on 100 owed is 100 applied and 50 surplus",
      incoming(150_000),
      match(),
      [
        ["applied", 100_000, false],
        ["surplus", 50_000, true],
      ],
    ],
    ["money after everything was paid is surplus", incoming(100_000), match({ receivedVnd: 100_000 }), [["surplus", 100_000, true]]],
    ["money for a captured payment whose money was moved away needs a person", incoming(100_000), match({ isSettled: true }), [["surplus", 100_000, true]]],
    ["a code in the text of such a payment is only a suggestion", incoming(100_000), match({ isSettled: true }, "code_in_text"), [["unmatched", 100_000, true]]],
    ["money for a cancelled order is late", incoming(100_000), match({ isCanceled: true }), [["late", 100_000, true]]],
    ["unrelated income is recorded without alarm", incoming(5_000), null, [["unmatched", 5_000, false]]],
    ["an unknown code of ours asks for attention", incoming(5_000, { nearMiss: "unknown_code" }), null, [["unmatched", 5_000, true]]],
    ["a code of ours on another store's virtual account raises no alarm", incoming(5_000, { nearMiss: "unknown_code", vaNumber: "963NQDOTHER01" }), null, [["unmatched", 5_000, false]]],
    ["what names several orders asks for attention", incoming(5_000, { nearMiss: "several_orders" }), null, [["unmatched", 5_000, true]]],
    ["a code cut to eight with account and amount right is applied", incoming(100_000), match({}, "short_code"), [["applied", 100_000, false]]],
    ["a code cut to eight without an account is only a suggestion", incoming(100_000, { accountNumber: null }), match({}, "short_code"), [["unmatched", 100_000, true]]],
    ["a code cut to eight with another amount is only a suggestion", incoming(99_999), match({}, "short_code"), [["unmatched", 99_999, true]]],
    ["a virtual account in the text with account and amount right is applied", incoming(100_000), match({}, "number_in_text"), [["applied", 100_000, false]]],
    ["a virtual account in the text with another amount is only a suggestion", incoming(1), match({}, "number_in_text"), [["unmatched", 1, true]]],
    ["a code in the text on another virtual account is only a suggestion", incoming(100_000, { vaNumber: "963NQDOTHER01" }), match({}, "code_in_text"), [["unmatched", 100_000, true]]],
    ["a part of a code in the text is only a suggestion, whatever fits", incoming(100_000), match({}, "cut_code"), [["unmatched", 100_000, true]]],
    ["a code match is applied", incoming(100_000), match({}, "order_code"), [["applied", 100_000, false]]],
    ["a code match without an account is applied (short webhook)", incoming(100_000, { accountNumber: null }), match({}, "order_code"), [["applied", 100_000, false]]],
    ["a code on another account is not believed", incoming(100_000, { accountNumber: "999" }), match({}, "order_code"), [["unmatched", 100_000, true]]],
    ["a truncated code with the right amount is applied", incoming(100_000, { accountNumber: null }), match({}, "truncated_code"), [["applied", 100_000, false]]],
    ["a truncated code with another amount is only a suggestion", incoming(99_999), match({}, "truncated_code"), [["unmatched", 99_999, true]]],
    ["a code in the text with account and amount right is applied", incoming(100_000), match({}, "code_in_text"), [["applied", 100_000, false]]],
    ["a code in the text with another amount is only a suggestion", incoming(1), match({}, "code_in_text"), [["unmatched", 1, true]]],
    ["a code in the text without an account is only a suggestion", incoming(100_000, { accountNumber: null }), match({}, "code_in_text"), [["unmatched", 100_000, true]]],
    ["a code in the text of a cancelled order is only a suggestion", incoming(100_000), match({ isCanceled: true }, "code_in_text"), [["unmatched", 100_000, true]]],
  ])("%s", (_, transaction, found, expected) => {
    const decisions = decideAllocations(transaction, found)
    expect(decisions.map((one) => [one.kind, one.amountVnd, one.needsAttention])).toEqual(expected)
    expect(decisions.every((one) => one.reason.length > 10)).toBe(true)
  })

  it("suggests the payment, and no VA order that the money came through", () => {
    expect(decideAllocations(incoming(1), match({}, "cut_code"))).toEqual([
      expect.objectContaining({ receivableId: "seprec_1", vaOrderId: null, reason: expect.stringContaining("SEP123456789012") }),
    ])
  })

  it("records an outgoing transfer without alarm, whatever it carries", () => {
    const decisions = decideAllocations({ ...incoming(70_000), direction: "out" }, match())
    expect(decisions).toEqual([expect.objectContaining({ kind: "ignored", amountVnd: 70_000, needsAttention: false })])
  })

  it("always accounts for the whole transaction and never applies more than is owed", () => {
    const vnd = fc.integer({ min: 1, max: 999_999_999_999 })
    fc.assert(
      fc.property(
        fc.record({ amountVnd: vnd, direction: fc.constantFrom("in" as const, "out" as const), accountNumber: fc.constantFrom(ACCOUNT, "999", null), vaNumber: fc.constantFrom("963NQDOTHER01", null), nearMiss: fc.constantFrom<NearMiss | null>("unknown_code", "several_orders", null) }),
        fc.option(
          fc.record({
            matchedBy: fc.constantFrom<MatchedBy>("virtual_account", "order_code", "truncated_code", "short_code", "code_in_text", "number_in_text", "cut_code"),
            receivable: fc.record({ amountVnd: vnd, receivedVnd: fc.integer({ min: 0, max: 999_999_999_999 }), isCanceled: fc.boolean(), isSettled: fc.boolean() }),
          })
        ),
        (transaction, found) => {
          const full = found === null ? null : match(found.receivable, found.matchedBy)
          const decisions = decideAllocations(transaction, full)
          const sum = decisions.reduce((total, one) => total + one.amountVnd, 0)
          const applied = decisions.filter((one) => one.kind === "applied").reduce((total, one) => total + one.amountVnd, 0)
          const wanted = full === null ? 0 : Math.max(0, full.receivable.amountVnd - full.receivable.receivedVnd)
          expect(sum).toBe(transaction.amountVnd)
          expect(applied).toBeLessThanOrEqual(wanted)
          expect(decisions.every((one) => one.amountVnd > 0)).toBe(true)
        }
      )
    )
  })
})
