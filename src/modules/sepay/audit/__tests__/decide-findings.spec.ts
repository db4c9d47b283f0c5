import fc from "fast-check"
import { decideOrderFindings, decidePaymentFindings, decideTransactionFindings, type OrderFacts, type PaymentFacts } from "../decide-findings"

const AGREED: PaymentFacts = {
  receivableId: "seprec_1",
  receivedVnd: 100_000,
  appliedVnd: 100_000,
  exactAmount: 100_000,
  isSettled: true,
  returnedExact: 0,
  reallocatedExact: 0,
  capturedExact: 100_000,
  refundedExact: 0,
}

describe("where the ledger and Medusa disagree about a payment", () => {
  it.each<[string, Partial<PaymentFacts>, Array<[string, number]>]>([
    ["nowhere", {}, []],
    ["nowhere over fractions of a đồng", { exactAmount: 72_397.8, capturedExact: 72_397.8, receivedVnd: 72_398, appliedVnd: 72_398 }, []],
    ["nowhere while it waits", { isSettled: false, capturedExact: 0, receivedVnd: 40_000, appliedVnd: 40_000 }, []],
    ["nowhere after a refund", { returnedExact: 30_000, refundedExact: 30_000 }, []],
    ["nowhere over a surplus that is still counted", { receivedVnd: 130_000, appliedVnd: 130_000 }, []],
    ["captured twice", { capturedExact: 200_000 }, [["captured_more_than_received", 100_000]]],
    ["captured without money", { isSettled: false, receivedVnd: 0, appliedVnd: 0 }, [["captured_more_than_received", 100_000]]],
    ["not captured", { capturedExact: 0 }, [["paid_not_captured", 100_000]]],
    ["captured for less", { capturedExact: 40_000 }, [["paid_not_captured", 60_000]]],
    ["a refund that the ledger does not know", { refundedExact: 30_000 }, [["refund_not_recorded", 30_000]]],
    ["a return that Medusa does not know", { returnedExact: 30_000 }, [["return_without_refund", 30_000]]],
    ["received and applied", { appliedVnd: 90_000 }, [["received_sum", 10_000]]],
  ])("%s", (_where, change, expected) => {
    const found = decidePaymentFindings({ ...AGREED, ...change })
    expect(found.map(({ kind, amountVnd }) => [kind, amountVnd])).toEqual(expected)
  })

  it("never over less than a đồng, and each over what differs", () => {
    const amount = fc.double({ min: 0, max: 1_000_000, noNaN: true })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), amount, amount, amount, fc.boolean(), (receivedVnd, capturedExact, refundedExact, returnedExact, isSettled) => {
        const facts = { ...AGREED, receivedVnd, appliedVnd: receivedVnd, capturedExact, refundedExact, returnedExact, isSettled }
        const found = decidePaymentFindings(facts)
        const kinds = new Set(found.map(({ kind }) => kind))
        return (
          found.every(({ amountVnd }) => amountVnd >= 1) &&
          kinds.has("captured_more_than_received") === capturedExact - receivedVnd >= 1 &&
          kinds.has("refund_not_recorded") === refundedExact - returnedExact >= 1 &&
          kinds.has("return_without_refund") === returnedExact - refundedExact >= 1
        )
      })
    )
  })
})

describe("where an order disagrees with what was paid for it", () => {
  const PAID: OrderFacts = {
    orderId: "order_1",
    receivableId: "seprec_1",
    isCanceled: false,
    outstandingExact: 0,
    refundedWithoutCreditExact: 0,
    askedExact: 0,
    heldExact: 100_000,
    isInHand: false,
  }

  it.each<[string, Partial<OrderFacts>, boolean, Array<[string, number]>]>([
    ["nowhere", {}, true, []],
    ["nowhere over a fraction of a đồng", { outstandingExact: 0.4 }, true, []],
    ["nowhere while another payment asks for the rest", { outstandingExact: 30_000, askedExact: 30_000 }, true, []],
    ["nowhere when it only looks unpaid because it was refunded", { outstandingExact: 30_000, refundedWithoutCreditExact: 30_000 }, true, []],
    ["nowhere while items are on their way back", { outstandingExact: null }, true, []],
    ["a rest that nothing asks for", { outstandingExact: 30_000, askedExact: 10_000 }, false, [["order_outstanding", 20_000]]],
    ["nowhere while it is new that too much was paid", { outstandingExact: -30_000 }, false, []],
    ["too much paid for a day", { outstandingExact: -30_000 }, true, [["order_overpaid", 30_000]]],
    ["nowhere when another provider was paid too much", { outstandingExact: -30_000, heldExact: 0 }, true, []],
    ["canceled with its money", { isCanceled: true, outstandingExact: null }, false, [["canceled_not_refunded", 100_000]]],
    ["nowhere when a person looks at it already", { isCanceled: true, isInHand: true }, true, []],
    ["nowhere when canceled and refunded", { isCanceled: true, heldExact: 0 }, true, []],
  ])("%s", (_where, change, isOld, expected) => {
    const found = decideOrderFindings({ ...PAID, ...change }, isOld)
    expect(found.map(({ kind, amountVnd }) => [kind, amountVnd])).toEqual(expected)
  })
})

it("a transaction's allocations add up to it", () => {
  const facts = { transactionId: "septxn_1", amountVnd: 50_000, allocatedVnd: 50_000 }
  expect(decideTransactionFindings(facts)).toEqual([])
  const [found] = decideTransactionFindings({ ...facts, allocatedVnd: 40_000 })
  expect(found).toMatchObject({ kind: "transaction_sum", amountVnd: 10_000, transactionId: "septxn_1" })
})
