import fc from "fast-check"
import type { SettlementStatus } from "../../settlement/settlement-status"
import type { VaOrderStatus } from "../../va-orders/va-order"
import { nextVaOrderStatus } from "../../va-orders/va-order-transitions"
import { type AppliedReceivable, type AppliedVaOrder, decideApplied } from "../decide-applied"

const OWED: AppliedReceivable = { amountVnd: 100_000, receivedVnd: 0, settlementStatus: "none" }

function vaOrder(status: VaOrderStatus, input: Partial<AppliedVaOrder> = {}): AppliedVaOrder {
  return { id: "va_1", status, amountVnd: 100_000, paidAmountVnd: 0, needsAttention: false, ...input }
}

describe("what applied money changes on a receivable", () => {
  const received = (amountVnd: number, receivedVnd: number, settlementStatus: SettlementStatus): AppliedReceivable => ({
    amountVnd,
    receivedVnd,
    settlementStatus,
  })

  it.each([
    ["all of it", OWED, 100_000, "received_in_full", true],
    ["a part", OWED, 40_000, "rest_awaited", false],
    ["the rest", received(100_000, 40_000, "none"), 60_000, "received_in_full", true],
    ["a part that goes back", received(100_000, 70_000, "none"), -30_000, "rest_awaited", false],
    ["all that goes back", received(100_000, 70_000, "none"), -70_000, "all_taken_back", false],
    ["a part that goes back while a person looks at it", received(100_000, 100_000, "attention"), -30_000, "rest_awaited", false],
    ["all that goes back while a person looks at it", received(100_000, 100_000, "attention"), -100_000, "all_taken_back", false],
    ["the rest while a person looks at it", received(150_000, 100_000, "attention"), 50_000, "received_in_full", false],
    ["the rest after it was captured", received(150_000, 100_000, "settled"), 50_000, "received_in_full", false],
  ])("%s", (_, receivable, appliedVnd, event, isSettlementDue) => {
    const decided = decideApplied(receivable, [], null, appliedVnd)
    expect(decided).toEqual({
      receivedVnd: receivable.receivedVnd + appliedVnd,
      isFullyReceived: event === "received_in_full",
      settlement: { event },
      isSettlementDue,
      through: null,
      abandoned: [],
      attendedIds: [],
    })
  })
})

describe("what applied money changes on the VA order through which it came", () => {
  const wanted: AppliedReceivable = { amountVnd: 200_000, receivedVnd: 0, settlementStatus: "none" }
  const inPart = { event: "money_applied_in_part" }
  const inFull = { event: "money_applied_in_full" }
  const takenBack = { event: "money_taken_back" }
  const tooLarge = { event: "abandoned", reason: "amount_changed" }

  it.each([
    ["its full amount", wanted, vaOrder("open"), 100_000, inFull, 100_000],
    ["more than its amount", wanted, vaOrder("closing"), 150_000, inFull, 150_000],
    ["a part", wanted, vaOrder("open"), 40_000, inPart, 40_000],
    ["a part of one that SePay calls paid", wanted, vaOrder("paid"), 40_000, inPart, 40_000],
    ["the rest", wanted, vaOrder("partially", { paidAmountVnd: 40_000 }), 60_000, inFull, 100_000],
    ["a part that is all the payment wants", { ...wanted, amountVnd: 40_000 }, vaOrder("open"), 40_000, tooLarge, 40_000],
    ["the same on one that is being closed", { ...wanted, amountVnd: 40_000 }, vaOrder("closing"), 40_000, inPart, 40_000],
    ["a part taken back", { ...wanted, receivedVnd: 40_000 }, vaOrder("partially", { paidAmountVnd: 40_000 }), -10_000, takenBack, 30_000],
    ["a part of its full amount taken back", { ...wanted, receivedVnd: 100_000 }, vaOrder("paid", { paidAmountVnd: 100_000 }), -1, takenBack, 99_999],
    ["what is more than its amount taken back", { ...wanted, receivedVnd: 130_000 }, vaOrder("paid", { paidAmountVnd: 130_000 }), -30_000, null, 100_000],
    ["more taken back than it holds", { ...wanted, receivedVnd: 90_000 }, vaOrder("partially", { paidAmountVnd: 10_000 }), -30_000, takenBack, 0],
  ])("%s", (_, receivable, order, appliedVnd, change, paidAmountVnd) => {
    const { through } = decideApplied(receivable, [order], order.id, appliedVnd)
    expect(through).toEqual({ vaOrder: order, change, paidAmountVnd, needsAttention: false })
  })
})

describe("whether somebody has to ask for the rest, or return the part", () => {
  const closed = vaOrder("closed")
  const open = vaOrder("open", { id: "va_2" })
  const noted = vaOrder("closed", { needsAttention: true, paidAmountVnd: 30_000 })

  it.each([
    ["a part comes on a closed one, and none is open", OWED, [closed], 40_000, true],
    ["a part comes on a closed one while another is open", OWED, [closed, open], 40_000, false],
    ["a part comes on one that is being closed", OWED, [vaOrder("closing")], 40_000, false],
    ["all comes on a closed one", OWED, [closed], 100_000, false],
    ["a part that needed attention grows", { ...OWED, receivedVnd: 30_000 }, [noted], 40_000, true],
    ["a part that needed attention becomes complete", { ...OWED, receivedVnd: 30_000 }, [noted], 70_000, false],
    ["a part that needed attention goes back", { ...OWED, receivedVnd: 30_000 }, [noted], -30_000, false],
    ["a part of a part that needed attention goes back", { ...OWED, receivedVnd: 30_000 }, [noted], -10_000, true],
  ])("%s", (_, receivable, vaOrders, appliedVnd, needsAttention) => {
    expect(decideApplied(receivable, vaOrders, "va_1", appliedVnd).through?.needsAttention).toBe(needsAttention)
  })

  it.each([
    ["nothing more is wanted", 70_000, ["va_1"]],
    ["the rest is still wanted", 60_000, []],
    ["nothing is left", -30_000, ["va_1"]],
  ])("not for a part on another VA order when %s", (_, appliedVnd, attendedIds) => {
    const decided = decideApplied({ ...OWED, receivedVnd: 30_000 }, [noted], null, appliedVnd)
    expect(decided.attendedIds).toEqual(attendedIds)
  })
})

describe("the other VA orders of a receivable", () => {
  const others = (["opening", "open", "partially", "paid", "closing", "closed"] as const).map((status) =>
    vaOrder(status, { id: `va_${status}` })
  )

  it("are abandoned as far as they are open when nothing more is wanted", () => {
    const decided = decideApplied(OWED, [vaOrder("open"), ...others], "va_1", 100_000)
    expect(decided.abandoned.map(({ status }) => status)).toEqual(["opening", "open", "partially"])
  })

  it("stay as they are while more is wanted", () => {
    expect(decideApplied(OWED, [vaOrder("open"), ...others], "va_1", 99_999).abandoned).toEqual([])
  })
})

it("applied money changes each VA order once, with an event that is allowed", () => {
  const status = fc.constantFrom<VaOrderStatus>("opening", "open", "partially", "paid", "closing", "closed")
  const order = fc.record({
    id: fc.constantFrom("va_1", "va_2", "va_3", "va_4"),
    status,
    amountVnd: fc.integer({ min: 1, max: 5 }),
    paidAmountVnd: fc.integer({ min: 0, max: 5 }),
    needsAttention: fc.boolean(),
  })
  const receivable = fc.record({
    amountVnd: fc.integer({ min: 1, max: 5 }),
    receivedVnd: fc.integer({ min: 0, max: 5 }),
    settlementStatus: fc.constantFrom<SettlementStatus>("none", "due", "attention", "settled"),
  })
  const vaOrders = fc.uniqueArray(order, { selector: ({ id }) => id })
  fc.assert(
    fc.property(receivable, vaOrders, fc.constantFrom("va_1", null), fc.integer({ min: 1, max: 6 }), (owed, known, id, appliedVnd) => {
      const { through, abandoned, attendedIds } = decideApplied(owed, known, id, appliedVnd)
      const ids = [...(through ? [through.vaOrder.id] : []), ...abandoned.map((one) => one.id), ...attendedIds]
      expect(new Set(ids).size).toBe(ids.length)
      if (through?.change) {
        nextVaOrderStatus(through.vaOrder.status, through.change.event)
      }
      abandoned.forEach((one) => expect(nextVaOrderStatus(one.status, "abandoned")).toBe("closing"))
    })
  )
})
