import fc from "fast-check"
import {
  decideOutstanding,
  decidePaymentStatus,
  summarizePayment,
  type PaymentStatusInput,
  type SepayPaymentStatus,
  type UnusedMoney,
} from "../decide-payment-status"
import { anyOrder, anyVnd, capturedOrder, placedOrder } from "./support/order-facts"

const NOW = new Date("2026-03-27T10:00:00Z")
const EARLIER = new Date("2026-03-27T09:00:00Z")
const OPEN = { expiresAt: new Date("2026-03-27T11:00:00Z"), isOpen: true }

const PLACED = placedOrder(156_600)
const CAPTURED = capturedOrder(156_600)

const WAITING: PaymentStatusInput = {
  amountVnd: 156_600,
  exactAmount: 156_600,
  receivedVnd: 0,
  isCanceled: false,
  isSettled: false,
  virtualAccount: OPEN,
  missingVnd: 0,
  order: PLACED,
}
const RECEIVED: PaymentStatusInput = { ...WAITING, receivedVnd: 156_600 }
const SETTLED: PaymentStatusInput = { ...RECEIVED, isSettled: true, order: CAPTURED }
const NOTHING: UnusedMoney = { surplusVnd: 0, lateVnd: 0, returnsOwedVnd: 0 }

type Case = [situation: string, input: PaymentStatusInput, status: SepayPaymentStatus, outstandingVnd: number | null]

describe("what is said of a payment", () => {
  it.each<Case>([
    // Before anything is received.
    ["no order yet", { ...WAITING, order: null }, "waiting", null],
    ["the order waits", WAITING, "waiting", 156_600],
    ["a part is there", { ...WAITING, receivedVnd: 56_600 }, "partially_paid", 100_000],
    ["SePay has counted a transfer that has not come", { ...WAITING, missingVnd: 156_600 }, "confirming", 156_600],
    ["the number has expired meanwhile", { ...WAITING, missingVnd: 156_600, virtualAccount: { ...OPEN, isOpen: false } }, "confirming", 156_600],
    ["the rest of a part has not come", { ...WAITING, receivedVnd: 56_600, missingVnd: 100_000 }, "confirming", 100_000],
    ["what has not come was canceled", { ...WAITING, missingVnd: 156_600, isCanceled: true }, "canceled", 0],
    ["more than was asked for was counted", { ...RECEIVED, missingVnd: 20_000 }, "paid", 0],
    ["the waiting order was edited dearer", { ...WAITING, order: { ...PLACED, pendingDifference: 280_800 } }, "waiting", 280_800],
    ["the waiting order was canceled", { ...WAITING, order: { ...PLACED, isCanceled: true } }, "canceled", 0],
    ["the ledger knows first that it was canceled", { ...WAITING, isCanceled: true }, "canceled", 0],
    ["the expired order was canceled", { ...WAITING, virtualAccount: null, isCanceled: true }, "canceled", 0],

    // Received, and Medusa is on its way.
    ["received for a cart", { ...RECEIVED, order: null }, "paid", null],
    ["received, not captured", RECEIVED, "paid", 0],
    ["captured, not booked on the order", { ...RECEIVED, order: { ...PLACED, captured: 156_600 } }, "paid", 0],
    ["captured and booked, not settled", { ...RECEIVED, order: CAPTURED }, "paid", 0],
    [
      "received for less than the order costs by now",
      { ...RECEIVED, order: { ...PLACED, pendingDifference: 280_800 } },
      "outstanding",
      124_200,
    ],
    ["received, and the order was canceled", { ...RECEIVED, order: { ...PLACED, isCanceled: true } }, "canceled", 0],

    // Captured.
    ["captured", SETTLED, "paid", 0],
    ["captured and edited dearer", { ...SETTLED, order: { ...CAPTURED, pendingDifference: 124_200 } }, "outstanding", 124_200],
    ["captured and edited cheaper", { ...SETTLED, order: { ...CAPTURED, pendingDifference: -20_000 } }, "paid", 0],
    [
      "captured and canceled, refunded by Medusa",
      { ...SETTLED, order: { ...CAPTURED, isCanceled: true, refunded: 156_600 } },
      "canceled",
      0,
    ],
    [
      "captured, edited dearer and canceled: Medusa keeps a difference",
      { ...SETTLED, order: { ...CAPTURED, isCanceled: true, refunded: 156_600, pendingDifference: 124_200 } },
      "canceled",
      0,
    ],
    ["captured while the order was canceled", { ...SETTLED, isCanceled: true }, "canceled", 0],

    // Refunded.
    ["a part refunded", { ...SETTLED, order: { ...CAPTURED, refunded: 20_000 } }, "partially_refunded", 0],
    ["all refunded", { ...SETTLED, order: { ...CAPTURED, refunded: 156_600 } }, "refunded", 0],
    [
      "a part refunded without a credit line: the order looks unpaid by as much",
      { ...SETTLED, order: { ...CAPTURED, refunded: 20_000, refundedWithoutCredit: 20_000, pendingDifference: 20_000 } },
      "partially_refunded",
      20_000,
    ],
    [
      "all refunded without a credit line: the order looks unpaid",
      { ...SETTLED, order: { ...CAPTURED, refunded: 156_600, refundedWithoutCredit: 156_600, pendingDifference: 156_600 } },
      "refunded",
      156_600,
    ],
    [
      "a part refunded, then edited dearer",
      { ...SETTLED, order: { ...CAPTURED, refunded: 20_000, pendingDifference: 10_000 } },
      "outstanding",
      10_000,
    ],
    [
      "a part refunded without a credit line, then edited dearer",
      { ...SETTLED, order: { ...CAPTURED, refunded: 20_000, refundedWithoutCredit: 20_000, pendingDifference: 144_200 } },
      "outstanding",
      144_200,
    ],
    [
      "all refunded, then edited dearer",
      { ...SETTLED, order: { ...CAPTURED, refunded: 156_600, pendingDifference: 124_200 } },
      "refunded",
      124_200,
    ],
    ["another payment of the order was refunded", { ...SETTLED, order: { ...CAPTURED, refundedElsewhere: 50_000 } }, "paid", 0],
    [
      "another payment was refunded without a credit line",
      {
        ...SETTLED,
        order: { ...CAPTURED, refundedElsewhere: 50_000, refundedWithoutCredit: 50_000, pendingDifference: 50_000 },
      },
      "outstanding",
      50_000,
    ],
  ])("%s", (_situation, input, status, outstandingVnd) => {
    expect(decidePaymentStatus(input, NOW)).toBe(status)
    expect(decideOutstanding(input)).toBe(outstandingVnd)
  })

  it("leaves no fraction of a đồng outstanding that no transfer can carry", () => {
    const fractional = { ...RECEIVED, amountVnd: 45_733, exactAmount: 45_732.6, receivedVnd: 45_733 }
    expect(decideOutstanding({ ...fractional, order: { ...PLACED, pendingDifference: 45_732.6 } })).toBe(0)
    expect(decidePaymentStatus({ ...fractional, order: { ...PLACED, pendingDifference: 45_733 } }, NOW)).toBe("paid")
    const edited = { ...PLACED, pendingDifference: 45_732.6 + 13_332.6 }
    expect(decideOutstanding({ ...fractional, order: edited })).toBe(13_333)
  })

  it.each<[string, PaymentStatusInput & UnusedMoney, number]>([
    ["nothing of a paid order", { ...SETTLED, ...NOTHING, surplusVnd: 5_000 }, 0],
    ["a refund", { ...SETTLED, ...NOTHING, order: { ...CAPTURED, refunded: 20_000 }, returnsOwedVnd: 20_000 }, 20_000],
    ["nothing of a refund that was transferred", { ...SETTLED, ...NOTHING, order: { ...CAPTURED, refunded: 20_000 } }, 0],
    ["nothing of a canceled order without money", { ...WAITING, ...NOTHING, isCanceled: true }, 0],
    ["a part of a canceled order", { ...WAITING, ...NOTHING, isCanceled: true, lateVnd: 10_000 }, 10_000],
    ["what was received before the cancellation was known", { ...WAITING, ...NOTHING, isCanceled: true, receivedVnd: 10_000 }, 10_000],
    ["what was captured and not refunded of a canceled order", { ...SETTLED, ...NOTHING, isCanceled: true }, 156_600],
    [
      "the refund, surplus and late money of a canceled order",
      {
        ...SETTLED,
        order: { ...CAPTURED, isCanceled: true, refunded: 156_600 },
        surplusVnd: 5_000,
        lateVnd: 7_000,
        returnsOwedVnd: 156_600,
      },
      168_600,
    ],
    ["what was settled for an order that is gone", { ...SETTLED, ...NOTHING, isCanceled: true, order: null }, 156_600],
  ])("sends back %s", (_what, input, toReturnVnd) => {
    expect(summarizePayment(input, NOW).toReturnVnd).toBe(toReturnVnd)
  })

  it("never says paid of an order that is canceled, refunded or has something outstanding, whatever the books say", () => {
    const inputs = fc.record({
      amountVnd: fc.integer({ min: 1, max: 300_000 }),
      exactAmount: fc.integer({ min: 1, max: 300_000 }),
      receivedVnd: anyVnd,
      isCanceled: fc.boolean(),
      isSettled: fc.boolean(),
      virtualAccount: fc.constantFrom(null, OPEN, { ...OPEN, isOpen: false }),
      missingVnd: anyVnd,
      order: fc.option(anyOrder),
      surplusVnd: anyVnd,
      lateVnd: anyVnd,
      returnsOwedVnd: anyVnd,
    })
    fc.assert(
      fc.property(inputs, (input) => {
        const { status, outstandingVnd, refundedVnd, toReturnVnd } = summarizePayment(input, NOW)
        const isCanceled = input.isCanceled || input.order?.isCanceled === true
        expect(status === "canceled").toBe(isCanceled)
        if (status === "paid") {
          expect(outstandingVnd ?? 0).toBe(0)
          expect(refundedVnd).toBe(0)
          const isPaidAnotherWay = input.order !== null && Math.round(input.order.pendingDifference) <= 0
          expect(input.isSettled || input.receivedVnd >= input.amountVnd || isPaidAnotherWay).toBe(true)
        }
        if (status === "outstanding") {
          expect(outstandingVnd).toBeGreaterThan(0)
        }
        expect(toReturnVnd).toBeGreaterThanOrEqual(input.returnsOwedVnd)
      })
    )
  })
})

describe("what a shopper is told", () => {
  const NO_ORDER = { amountVnd: 100_000, exactAmount: 100_000, receivedVnd: 0, isCanceled: false, isSettled: false, missingVnd: 0, order: null }
  it.each([
    ["pending", { ...NO_ORDER, virtualAccount: null }],
    ["waiting", { ...NO_ORDER, virtualAccount: OPEN }],
    ["waiting", { ...NO_ORDER, virtualAccount: { expiresAt: null, isOpen: true } }],
    ["expired", { ...NO_ORDER, virtualAccount: { expiresAt: EARLIER, isOpen: true } }],
    ["expired", { ...NO_ORDER, virtualAccount: { ...OPEN, isOpen: false } }],
    ["partially_paid", { ...NO_ORDER, receivedVnd: 40_000, virtualAccount: OPEN }],
    ["paid", { ...NO_ORDER, receivedVnd: 100_000, virtualAccount: { expiresAt: EARLIER, isOpen: false } }],
    ["canceled", { ...NO_ORDER, receivedVnd: 100_000, isCanceled: true, virtualAccount: null }],
    ["canceled", { ...NO_ORDER, isCanceled: true, virtualAccount: OPEN }],
    ["paid", { ...NO_ORDER, virtualAccount: OPEN, order: { ...PLACED, pendingDifference: 0 } }],
    ["paid", { ...NO_ORDER, virtualAccount: OPEN, order: { ...PLACED, pendingDifference: -500 } }],
    ["waiting", { ...NO_ORDER, virtualAccount: OPEN, order: { ...PLACED, pendingDifference: 1 } }],
  ])("%s", (expected, input) => {
    expect(decidePaymentStatus(input, NOW)).toBe(expected)
  })
})
