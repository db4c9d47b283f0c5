import { decideReceivedAnnouncement } from "../decide-received-announcement"
import { capturedOrder, placedOrder } from "./support/order-facts"

const PLACED = placedOrder(100_000)
const CAPTURED = capturedOrder(100_000)
const PART = { amountVnd: 100_000, exactAmount: 100_000, receivedVnd: 30_000, isSettled: false }
const ALL = { ...PART, receivedVnd: 100_000, isSettled: true }
const skip = { action: "skip" }

describe("what the payer is told of received money", () => {
  it.each([
    ["a part, and the rest", PART, PLACED, { action: "tell", remainingVnd: 70_000 }],
    ["that the order is paid in full", ALL, CAPTURED, { action: "tell", remainingVnd: 0 }],
    ["what is outstanding on an order that became dearer", ALL, { ...CAPTURED, pendingDifference: 24_000 }, { action: "tell", remainingVnd: 24_000 }],
    ["the rest of this payment, where the order has more outstanding", PART, { ...PLACED, pendingDifference: 124_000 }, { action: "tell", remainingVnd: 70_000 }],
    ["nothing of a canceled order", ALL, { ...CAPTURED, isCanceled: true, refunded: 100_000 }, skip],
    ["nothing of a canceled order that Medusa did not refund", ALL, { ...CAPTURED, isCanceled: true }, skip],
    ["nothing of a part of a canceled order", PART, { ...PLACED, isCanceled: true }, skip],
    ["nothing of a refunded payment", ALL, { ...CAPTURED, refunded: 100_000 }, skip],
    ["nothing of a payment that was refunded in part", ALL, { ...CAPTURED, refunded: 10_000 }, skip],
  ])("%s", (_what, payment, order, expected) => {
    expect(decideReceivedAnnouncement(payment, order)).toEqual(expected)
  })
})
