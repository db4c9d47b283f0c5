import fc from "fast-check"
import { decideAdvice, type AdviceInput } from "../advice"

const OPENED = { wasOpened: true, lastError: null }
const UNPAID: AdviceInput = {
  amountVnd: 100_000,
  receivedVnd: 0,
  status: "waiting",
  isCanceled: false,
  settlementStatus: "none",
  settlementError: null,
  vaOrder: OPENED,
  surplusVnd: 0,
  lateVnd: 0,
  returnsOwedVnd: 0,
}
const PAID: AdviceInput = { ...UNPAID, status: "paid", receivedVnd: 100_000, settlementStatus: "settled" }

describe("what an admin is told of a payment", () => {
  it.each<[string, AdviceInput, unknown[]]>([
    ["nothing was opened", { ...UNPAID, status: "pending", vaOrder: null }, [["not_opened", "info", 100_000]]],
    ["it can be paid", UNPAID, [["waiting", "info", 100_000]]],
    ["the rest can be paid", { ...UNPAID, status: "partially_paid", receivedVnd: 30_000 }, [["partially_paid", "warning", 70_000]]],
    ["it expired unpaid", { ...UNPAID, status: "expired" }, [["expired", "warning", 100_000]]],
    ["it expired with a part", { ...UNPAID, status: "expired", receivedVnd: 30_000 }, [["partial_stuck", "warning", 70_000]]],
    ["all is there, and not captured yet", { ...PAID, settlementStatus: "due" }, [["capturing", "info", 100_000]]],
    ["it is captured", PAID, [["paid", "success", 100_000]]],
    ["its order was cancelled", { ...UNPAID, status: "canceled", isCanceled: true }, [["canceled", "info", null]]],
    [
      "its order was cancelled, and money is there",
      { ...UNPAID, status: "canceled", isCanceled: true, receivedVnd: 10_000, lateVnd: 90_000 },
      [["canceled_with_money", "warning", 100_000]],
    ],
    [
      "more came than was due, and some was refunded",
      { ...PAID, surplusVnd: 5_000, returnsOwedVnd: 20_000 },
      [["paid", "success", 100_000], ["surplus", "warning", 5_000], ["return_owed", "warning", 20_000]],
    ],
    ["money came too late", { ...UNPAID, status: "expired", lateVnd: 100_000 }, [["expired", "warning", 100_000], ["late", "warning", 100_000]]],
  ])("%s", (_situation, input, expected) => {
    expect(decideAdvice(input).map(({ code, severity, amountVnd }) => [code, severity, amountVnd])).toEqual(expected)
  })

  it("says in SePay's words why opening failed, and in Medusa's why capturing stopped", () => {
    const vaOrder = { wasOpened: false, lastError: "SePay refuses the account." }
    expect(decideAdvice({ ...UNPAID, status: "pending", vaOrder })[0]).toMatchObject({
      code: "opening_failed",
      severity: "error",
      message: "SePay refuses the account.",
    })
    const stopped: AdviceInput = { ...PAID, settlementStatus: "attention", settlementError: "The session is gone." }
    expect(decideAdvice(stopped)[0]).toMatchObject({ code: "capture_stopped", severity: "error", message: "The session is gone." })
  })

  it("begins with one sentence about the payment, and never says paid of what is not captured", () => {
    const vnd = fc.integer({ min: 0, max: 1_000_000 })
    const inputs = fc.record({
      amountVnd: fc.integer({ min: 1, max: 1_000_000 }),
      receivedVnd: vnd,
      status: fc.constantFrom("pending" as const, "waiting" as const, "partially_paid" as const, "expired" as const, "paid" as const, "canceled" as const),
      isCanceled: fc.boolean(),
      settlementStatus: fc.constantFrom("none" as const, "due" as const, "settled" as const, "attention" as const),
      settlementError: fc.option(fc.string()),
      vaOrder: fc.option(fc.record({ wasOpened: fc.boolean(), lastError: fc.option(fc.string()) })),
      surplusVnd: vnd,
      lateVnd: vnd,
      returnsOwedVnd: vnd,
    })
    fc.assert(
      fc.property(inputs, (input) => {
        const [first, ...others] = decideAdvice(input)
        expect(first?.code === "paid").toBe(input.settlementStatus === "settled")
        expect(others.every(({ code }) => ["surplus", "late", "return_owed"].includes(code))).toBe(true)
      })
    )
  })
})
