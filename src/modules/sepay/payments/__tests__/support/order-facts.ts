import fc from "fast-check"
import type { OrderFacts } from "../../decide-payment-status"

/** An order that waits for its transfer. */
export function placedOrder(totalVnd: number): OrderFacts {
  return {
    orderId: "order_1",
    isCanceled: false,
    pendingDifference: totalVnd,
    captured: 0,
    booked: 0,
    refunded: 0,
    refundedElsewhere: 0,
    refundedWithoutCredit: 0,
  }
}

/** The same order, captured. */
export function capturedOrder(totalVnd: number): OrderFacts {
  return { ...placedOrder(totalVnd), pendingDifference: 0, captured: totalVnd, booked: totalVnd }
}

/** Any amount of money of a payment, in whole VND. */
export const anyVnd = fc.integer({ min: 0, max: 300_000 })

/** Any order, also one whose figures do not fit together. */
export const anyOrder: fc.Arbitrary<OrderFacts> = fc.record({
  orderId: fc.constant("order_1"),
  isCanceled: fc.boolean(),
  pendingDifference: fc.integer({ min: -300_000, max: 300_000 }),
  captured: anyVnd,
  booked: anyVnd,
  refunded: fc.oneof(fc.constant(0), anyVnd),
  refundedElsewhere: fc.oneof(fc.constant(0), anyVnd),
  refundedWithoutCredit: anyVnd,
})
