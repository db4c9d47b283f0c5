import fc from "fast-check"
import { decideNextActions, type NextAction, type NextActionCode, type NextActionsInput } from "../decide-next-actions"
import { summarizePayment } from "../decide-payment-status"
import { anyOrder, anyVnd, capturedOrder, placedOrder } from "./support/order-facts"

const OPENED = { wasOpened: true, lastError: null }
const PLACED = placedOrder(100_000)
const CAPTURED = capturedOrder(100_000)
const UNPAID: NextActionsInput = {
  amountVnd: 100_000,
  receivedVnd: 0,
  status: "waiting",
  outstandingVnd: 100_000,
  isCanceled: false,
  order: PLACED,
  settlementStatus: "none",
  settlementError: null,
  missingVnd: 0,
  unansweredCodes: [],
  vaOrder: OPENED,
  surplusVnd: 0,
  lateVnd: 0,
  returnsOwedVnd: 0,
}
const PAID: NextActionsInput = {
  ...UNPAID,
  status: "paid",
  outstandingVnd: 0,
  receivedVnd: 100_000,
  settlementStatus: "settled",
  order: CAPTURED,
}
const CANCELED: NextActionsInput = { ...UNPAID, status: "canceled", outstandingVnd: 0, isCanceled: true }
const PAID_AND_CANCELED: NextActionsInput = { ...PAID, status: "canceled", order: { ...CAPTURED, isCanceled: true } }
const REFUNDED_AND_CANCELED: NextActionsInput = {
  ...PAID_AND_CANCELED,
  order: { ...CAPTURED, isCanceled: true, refunded: 100_000 },
}

function sumOf(nextActions: NextAction[]): number {
  return nextActions.reduce((sum, { amountVnd }) => sum + (amountVnd ?? 0), 0)
}

describe("what an admin is told of a payment", () => {
  it.each<[string, NextActionsInput, unknown[]]>([
    ["nothing was opened", { ...UNPAID, status: "pending", vaOrder: null }, [["not_opened", "info", 100_000]]],
    ["it can be paid", UNPAID, [["waiting", "info", 100_000]]],
    ["the rest can be paid", { ...UNPAID, status: "partially_paid", receivedVnd: 30_000 }, [["partially_paid", "warning", 70_000]]],
    ["it expired unpaid", { ...UNPAID, status: "expired" }, [["expired", "warning", 100_000]]],
    ["it expired with a part", { ...UNPAID, status: "expired", receivedVnd: 30_000 }, [["partial_stuck", "warning", 70_000]]],
    [
      "SePay has counted money that was not found",
      { ...UNPAID, status: "confirming", missingVnd: 60_000, unansweredCodes: ["SPA7KQ2M9XWTC4R"] },
      [["sepay_disagrees", "error", 60_000]],
    ],
    ["SePay has counted money on a number that is open", { ...UNPAID, status: "confirming", missingVnd: 60_000 }, [["sepay_disagrees", "error", 60_000]]],
    [
      "SePay has counted money for a cancelled order",
      { ...CANCELED, missingVnd: 60_000 },
      [["canceled", "info", null], ["sepay_disagrees", "error", 60_000]],
    ],
    [
      "SePay has counted money, and the order was paid another way",
      { ...UNPAID, status: "paid", missingVnd: 60_000 },
      [["paid_another_way", "success", null], ["sepay_disagrees", "error", 60_000]],
    ],
    ["SePay has counted more than was captured", { ...PAID, missingVnd: 60_000 }, [["paid", "success", 100_000], ["sepay_disagrees", "error", 60_000]]],
    [
      "SePay does not answer about its number",
      { ...UNPAID, status: "expired", unansweredCodes: ["SPA7KQ2M9XWTC4R"] },
      [["sepay_disagrees", "error", null]],
    ],
    [
      "SePay does not answer about the number before",
      { ...UNPAID, unansweredCodes: ["SPA7KQ2M9XWTC4R"] },
      [["waiting", "info", 100_000], ["sepay_disagrees", "error", null]],
    ],
    ["all is there, and not captured yet", { ...PAID, settlementStatus: "due" }, [["capturing", "info", 100_000]]],
    ["it is captured", PAID, [["paid", "success", 100_000]]],
    ["it is captured, and has no order", { ...PAID, order: null, outstandingVnd: null }, [["paid", "success", 100_000]]],
    [
      "the order became cheaper after it was paid",
      { ...PAID, order: { ...CAPTURED, pendingDifference: -24_000 } },
      [["paid", "success", 100_000], ["overpaid", "warning", 24_000]],
    ],
    ["the order was paid another way", { ...UNPAID, status: "paid" }, [["paid_another_way", "success", null]]],
    ["another payment of the order was refunded", { ...PAID, order: { ...CAPTURED, refundedElsewhere: 40_000 } }, [["other_refunded", "warning", 40_000]]],
    ["the order became dearer", { ...PAID, status: "outstanding", outstandingVnd: 24_000 }, [["outstanding", "warning", 24_000]]],
    [
      "the order became dearer, and the money is being captured",
      { ...PAID, settlementStatus: "due", status: "outstanding", outstandingVnd: 24_000 },
      [["outstanding", "warning", 24_000], ["capturing", "info", 100_000]],
    ],
    [
      "the order became dearer, and capturing stopped",
      { ...PAID, settlementStatus: "attention", status: "outstanding", outstandingVnd: 24_000 },
      [["capture_stopped", "error", 100_000], ["outstanding", "warning", 24_000]],
    ],
    [
      "a part was refunded",
      { ...PAID, status: "partially_refunded", order: { ...CAPTURED, refunded: 20_000 }, returnsOwedVnd: 20_000 },
      [["partially_refunded", "warning", 20_000], ["return_owed", "warning", 20_000]],
    ],
    ["it was refunded, and the money sent back", { ...PAID, status: "refunded", order: { ...CAPTURED, refunded: 100_000 } }, [["refunded", "warning", 100_000]]],
    [
      "it was refunded, and Medusa calls as much outstanding",
      { ...PAID, status: "refunded", outstandingVnd: 100_000, order: { ...CAPTURED, refunded: 100_000, refundedWithoutCredit: 100_000 } },
      [["refunded", "warning", 100_000]],
    ],
    [
      "it was refunded, and the order became dearer",
      { ...PAID, status: "refunded", outstandingVnd: 24_000, order: { ...CAPTURED, refunded: 100_000 } },
      [["refunded", "warning", 100_000], ["outstanding", "warning", 24_000]],
    ],
    ["its order was canceled", CANCELED, [["canceled", "info", null]]],
    ["its order was canceled, which only Medusa knows yet", { ...CANCELED, isCanceled: false, order: { ...PLACED, isCanceled: true } }, [["canceled", "info", null]]],
    ["its order was canceled, and money is there", { ...CANCELED, receivedVnd: 10_000, lateVnd: 90_000 }, [["canceled_with_money", "warning", 100_000]]],
    [
      "its order was canceled, and all had arrived",
      { ...CANCELED, receivedVnd: 100_000, settlementStatus: "attention" },
      [["canceled_with_money", "warning", 100_000]],
    ],
    ["its order was canceled while it was captured", PAID_AND_CANCELED, [["canceled_captured", "warning", 100_000]]],
    [
      "its paid order was canceled, and more had come",
      { ...PAID_AND_CANCELED, surplusVnd: 50_000, lateVnd: 70_000 },
      [["canceled_captured", "warning", 100_000], ["canceled_with_money", "warning", 120_000]],
    ],
    [
      "its paid order was canceled and refunded",
      { ...REFUNDED_AND_CANCELED, returnsOwedVnd: 100_000 },
      [["canceled", "info", null], ["return_owed", "warning", 100_000]],
    ],
    [
      "its paid order was canceled and refunded, and more had come",
      { ...REFUNDED_AND_CANCELED, surplusVnd: 50_000, lateVnd: 70_000, returnsOwedVnd: 100_000 },
      [["canceled_with_money", "warning", 120_000], ["return_owed", "warning", 100_000]],
    ],
    ["its paid order was canceled, and Medusa knows no order any more", { ...PAID, status: "canceled", isCanceled: true, order: null }, [["canceled_captured", "warning", 100_000]]],
    [
      "more came than was due, and some was refunded",
      { ...PAID, status: "partially_refunded", order: { ...CAPTURED, refunded: 20_000 }, surplusVnd: 5_000, returnsOwedVnd: 20_000 },
      [["partially_refunded", "warning", 20_000], ["surplus", "warning", 5_000], ["return_owed", "warning", 20_000]],
    ],
    ["money came too late", { ...UNPAID, status: "expired", lateVnd: 100_000 }, [["expired", "warning", 100_000], ["late", "warning", 100_000]]],
  ])("%s", (_situation, input, expected) => {
    expect(decideNextActions(input).map(({ code, severity, amountVnd }) => [code, severity, amountVnd])).toEqual(expected)
  })

  it("says in SePay's words why opening failed, and in Medusa's why capturing stopped", () => {
    const vaOrder = { wasOpened: false, lastError: "SePay refuses the account." }
    expect(decideNextActions({ ...UNPAID, status: "pending", vaOrder })[0]).toMatchObject({
      code: "opening_failed",
      severity: "error",
      message: "SePay refuses the account.",
    })
    const stopped: NextActionsInput = { ...PAID, settlementStatus: "attention", settlementError: "The session is gone." }
    expect(decideNextActions(stopped)[0]).toMatchObject({ code: "capture_stopped", severity: "error", message: "The session is gone." })
    const canceled: NextActionsInput = { ...stopped, isCanceled: true, settlementError: "Cancelled while capturing." }
    expect(decideNextActions(canceled)[0]).toMatchObject({ code: "canceled_captured", message: "Cancelled while capturing." })
  })

  it("says paid only of what is captured and complete, and hides no money of a canceled order", () => {
    const inputs = fc.record({
      amountVnd: fc.integer({ min: 1, max: 300_000 }),
      receivedVnd: anyVnd,
      isCanceled: fc.boolean(),
      order: fc.option(anyOrder),
      settlementStatus: fc.constantFrom("none" as const, "due" as const, "settled" as const, "attention" as const),
      settlementError: fc.option(fc.string()),
      missingVnd: anyVnd,
      unansweredCodes: fc.array(fc.constant("SPA7KQ2M9XWTC4R")),
      vaOrder: fc.option(fc.record({ wasOpened: fc.boolean(), lastError: fc.option(fc.string()) })),
      surplusVnd: anyVnd,
      lateVnd: anyVnd,
      returnsOwedVnd: anyVnd,
    })
    const beside: NextActionCode[] = ["outstanding", "capturing", "canceled_with_money", "surplus", "late", "return_owed", "sepay_disagrees"]
    fc.assert(
      fc.property(inputs, (input) => {
        const isSettled = input.settlementStatus === "settled"
        const { status, outstandingVnd, toReturnVnd } = summarizePayment(
          { ...input, exactAmount: input.amountVnd, isSettled, virtualAccount: null },
          new Date()
        )
        const nextActions = decideNextActions({ ...input, status, outstandingVnd })
        const [first, ...others] = nextActions
        const isRefundedElsewhere = (input.order?.refundedElsewhere ?? 0) > 0
        expect(first?.code === "paid").toBe(isSettled && status === "paid" && !isRefundedElsewhere)
        expect(others.every(({ code }) => beside.includes(code))).toBe(true)
        if (status === "canceled") {
          expect(sumOf(nextActions.filter(({ code }) => code !== "sepay_disagrees"))).toBe(toReturnVnd)
        }
      })
    )
  })
})
