import { toPayableAmount } from "../../owed/payable-amount"
import { closeRetrySeconds, settlementRetrySeconds } from "../../backoff"
import { decideOpen, type CurrentVaOrder } from "../../va-orders/decide-open"
import type { OwedBasis } from "../../owed/decide-owed"
import { decidePaymentStatus } from "../../payments/decide-payment-status"
import { decideSettlement, type SettlementState } from "../decide-settlement"

const NOW = new Date("2026-03-27T03:00:00Z")
const LATER = new Date("2026-03-27T04:00:00Z")
const EARLIER = new Date("2026-03-27T02:00:00Z")

describe("the amount of a bank transfer", () => {
  it.each([
    [13_332.6, 13_333],
    [13_332.4, 13_332],
    [100_000, 100_000],
    [0.5, 1],
    [999_999_999_999, 999_999_999_999],
  ])("%d ₫ is paid as %d ₫", (exact, whole) => {
    expect(toPayableAmount(exact, "vnd")).toEqual({ amountVnd: whole, problem: null })
  })

  it.each([
    [100, "usd", /Vietnamese đồng only.*USD/],
    [0, "vnd", /at least 1 ₫/],
    [0.4, "vnd", /at least 1 ₫/],
    [-5, "VND", /at least 1 ₫/],
    [Number.NaN, "vnd", /at least 1 ₫/],
    [1_000_000_000_000, "vnd", /at most 999999999999 ₫/],
  ])("refuses %d %s", (exact, currency, problem) => {
    const payable = toPayableAmount(exact, currency)
    expect(payable.amountVnd).toBeNull()
    expect(payable.problem).toMatch(problem)
  })
})

describe("which virtual account serves a payment", () => {
  const receivable = { amountVnd: 100_000, receivedVnd: 0, isCanceled: false, isSettled: false, isPaidAtSepay: false, durationSeconds: 1_800 }
  const open: CurrentVaOrder = {
    status: "open",
    amountVnd: 100_000,
    paidAmountVnd: 0,
    isKnownToSepay: true,
    durationSeconds: 1_800,
    expiresAt: LATER,
    openingUntil: null,
  }

  it.each([
    ["the first one is opened", receivable, null, { action: "open", amountVnd: 100_000, replace: null }],
    ["an open one of the same amount is taken over", receivable, open, { action: "reuse" }],
    ["one that does not expire is taken over", receivable, { ...open, expiresAt: null }, { action: "reuse" }],
    ["one that was opened for longer is taken over", { ...receivable, durationSeconds: 600 }, open, { action: "reuse" }],
    [
      "one that was opened for a shorter time gets another number on the same order",
      { ...receivable, durationSeconds: 86_400 },
      open,
      { action: "add", amountVnd: 100_000 },
    ],
    [
      "but not while SePay's id of it is unknown",
      { ...receivable, durationSeconds: 86_400 },
      { ...open, isKnownToSepay: false },
      { action: "reuse" },
    ],
    [
      "and not when it does not expire",
      { ...receivable, durationSeconds: 86_400 },
      { ...open, expiresAt: null },
      { action: "reuse" },
    ],
    ["an expired one gets another number on the same order", receivable, { ...open, expiresAt: EARLIER }, { action: "add", amountVnd: 100_000 }],
    ["so does one that expires this very moment", receivable, { ...open, expiresAt: NOW }, { action: "add", amountVnd: 100_000 }],
    ["another number that is being opened is waited for", receivable, { ...open, expiresAt: EARLIER, openingUntil: LATER }, { action: "wait" }],
    [
      "an expired one that SePay does not know is replaced",
      receivable,
      { ...open, isKnownToSepay: false, expiresAt: EARLIER },
      { action: "open", amountVnd: 100_000, replace: "expired" },
    ],
    ["another amount replaces it", { ...receivable, amountVnd: 120_000 }, open, { action: "open", amountVnd: 120_000, replace: "amount_changed" }],
    [
      "a partially paid one serves for the rest",
      { ...receivable, receivedVnd: 40_000 },
      { ...open, status: "partially" as const, paidAmountVnd: 40_000 },
      { action: "reuse" },
    ],
    [
      "a partially paid one that expired gets another number for the rest",
      { ...receivable, receivedVnd: 40_000 },
      { ...open, status: "partially" as const, paidAmountVnd: 40_000, expiresAt: EARLIER },
      { action: "add", amountVnd: 60_000 },
    ],
    ["a call that is opening it is waited for", receivable, { ...open, status: "opening" as const, openingUntil: LATER }, { action: "wait" }],
    ["an abandoned opening is recovered", receivable, { ...open, status: "opening" as const, openingUntil: EARLIER }, { action: "recover" }],
    ["nothing is opened for a paid one", { ...receivable, receivedVnd: 100_000 }, null, { action: "none", reason: "paid" }],
    ["nothing is opened for a settled one", { ...receivable, isSettled: true }, open, { action: "none", reason: "paid" }],
    [
      "nothing is opened while the money of one that SePay calls paid is on its way",
      { ...receivable, isPaidAtSepay: true },
      null,
      { action: "none", reason: "reported" },
    ],
    ["nothing is opened for a cancelled one", { ...receivable, isCanceled: true }, open, { action: "none", reason: "canceled" }],
  ])("%s", (_, owed, current, expected) => {
    expect(decideOpen(owed, current, NOW)).toEqual(expected)
  })
})

describe("what a shopper is told", () => {
  const base = { amountVnd: 100_000, exactAmount: 100_000, receivedVnd: 0, isCanceled: false, isSettled: false, order: null }
  it.each([
    ["pending", { ...base, virtualAccount: null }],
    ["waiting", { ...base, virtualAccount: { expiresAt: LATER, isOpen: true } }],
    ["waiting", { ...base, virtualAccount: { expiresAt: null, isOpen: true } }],
    ["expired", { ...base, virtualAccount: { expiresAt: EARLIER, isOpen: true } }],
    ["expired", { ...base, virtualAccount: { expiresAt: LATER, isOpen: false } }],
    ["partially_paid", { ...base, receivedVnd: 40_000, virtualAccount: { expiresAt: LATER, isOpen: true } }],
    ["paid", { ...base, receivedVnd: 100_000, virtualAccount: { expiresAt: EARLIER, isOpen: false } }],
    ["canceled", { ...base, receivedVnd: 100_000, isCanceled: true, virtualAccount: null }],
    ["canceled", { ...base, isCanceled: true, virtualAccount: { expiresAt: LATER, isOpen: true } }],
  ])("%s", (expected, input) => {
    expect(decidePaymentStatus(input, NOW)).toBe(expected)
  })
})

describe("how arrived money becomes a captured payment", () => {
  const over = (exactAmount: number, currencyCode = "vnd") => ({ exactAmount, currencyCode })
  const owing = (exactAmount: number, basis: OwedBasis = "order") => ({ ...over(exactAmount), basis })
  const session = { id: "payses_1", isServed: true, ...over(100_000) }
  const payment = { id: "pay_1", sessionId: "payses_1", isCaptured: true, isCanceled: false, isRefunded: false }
  const state: SettlementState = {
    collection: over(100_000),
    owed: owing(100_000),
    captureSessionId: null,
    receivedVnd: 100_000,
    sessions: [session],
    payments: [],
    isPaidElsewhere: false,
    isLinkMissing: false,
    interruption: "none",
    isBooked: true,
    cart: { id: "cart_1", isCompleted: true },
    orderId: "order_1",
    isCanceled: false,
    amountVnd: 100_000,
    attempts: 1,
  }
  const capture = { action: "capture", sessionId: "payses_1", cartIdToComplete: null }
  const complete = { ...capture, cartIdToComplete: "cart_1" }
  const cartOnly = { ...state, cart: { id: "cart_1", isCompleted: false }, orderId: null }
  const cartOver = (exactAmount: number) => ({ ...cartOnly, collection: over(exactAmount), owed: owing(exactAmount, "payment_collection") })
  const follow = { action: "follow" }
  it.each([
    ["an order that waits is captured", state, capture],
    ["a cart without an order is completed", { ...state, cart: { id: "cart_1", isCompleted: false }, orderId: null }, complete],
    ["a payment link without a cart is captured", { ...state, cart: null }, capture],
    ["a captured payment with its order is settled", { ...state, payments: [payment] }, { action: "settled", sessionId: "payses_1", isRefunded: false }],
    ["a captured payment that the order does not show is captured again", { ...state, isBooked: false, payments: [payment] }, capture],
    [
      "so it is not when its session is gone",
      { ...state, isBooked: false, payments: [{ ...payment, sessionId: "payses_0" }] },
      { action: "ask", reason: expect.stringContaining("by hand") },
    ],
    ["a captured payment without a cart is settled", { ...state, payments: [payment], cart: null, orderId: null }, { action: "settled", sessionId: "payses_1", isRefunded: false }],
    [
      "a captured payment whose cart is not completed is taken further",
      { ...state, payments: [payment], cart: { id: "cart_1", isCompleted: false }, orderId: null },
      complete,
    ],
    [
      "a captured payment whose session is gone is never captured again",
      { ...state, payments: [{ ...payment, sessionId: "payses_0" }], cart: { id: "cart_1", isCompleted: false }, orderId: null },
      { action: "ask", reason: expect.stringContaining("twice") },
    ],
    ["a session that took over is used", { ...state, sessions: [{ ...session, id: "payses_2", isServed: false }] }, { ...capture, sessionId: "payses_2" }],
    ["a session of another amount is not", { ...state, sessions: [{ ...session, isServed: false, exactAmount: 1 }] }, { action: "attach" }],
    [
      "the session that has the right to be captured is, and not the one that was made last",
      { ...state, captureSessionId: "payses_2", sessions: [session, { ...session, id: "payses_2", isServed: false }] },
      { ...capture, sessionId: "payses_2" },
    ],
    ["nor a session whose right was another's that is gone", { ...state, captureSessionId: "payses_0" }, capture],
    [
      "no second session is captured where one is",
      { ...state, payments: [payment], sessions: [session, { ...session, id: "payses_2" }] },
      { action: "settled", sessionId: "payses_1", isRefunded: false },
    ],
    ["fractions of a đồng are captured", { ...state, sessions: [{ ...session, ...over(99_999.6) }], collection: over(99_999.6), owed: owing(99_999.6) }, capture],
    ["an order that became dearer is followed", { ...state, collection: over(280_800), owed: owing(280_800) }, follow],
    ["so is one that became cheaper", { ...state, collection: over(60_000), owed: owing(60_000) }, follow],
    ["so is one whose collection does not show it", { ...state, owed: owing(120_000) }, follow],
    ["so is one whose collection is in another currency", { ...state, collection: over(100_000, "usd") }, follow],
    ["so is one that owes nothing any more", { ...state, collection: over(0), owed: owing(0) }, follow],
    ["so is one whose session is gone and that became dearer", { ...state, sessions: [], collection: over(120_000), owed: owing(120_000) }, follow],
    ["a part of an order that an admin asked for is captured", { ...state, cart: null, owed: owing(100_000, "part_of_order") }, capture],
    ["but not more than the order still has to pay", { ...state, cart: null, owed: owing(80_000) }, follow],
    ["a cart that became dearer beside its session is followed", cartOver(120_000), follow],
    ["so is one that became cheaper", cartOver(60_000), follow],
    [
      "a captured payment whose cart is over something else is looked at",
      { ...cartOver(120_000), payments: [payment] },
      { action: "ask", reason: expect.stringMatching(/100000 ₫ is captured.*120000 ₫ now/) },
    ],
    ["a deleted session is replaced by another one", { ...state, sessions: [] }, { action: "attach" }],
    ["but not before the cheaper cart was followed", { ...cartOver(60_000), sessions: [] }, follow],
    ["and then it is", { ...cartOver(60_000), sessions: [], amountVnd: 60_000 }, { action: "attach" }],
    ["a cart that became dearer without a session is followed", { ...cartOver(120_000), sessions: [] }, follow],
    [
      "a cart that another provider was paid for is looked at",
      { ...cartOnly, sessions: [], isPaidElsewhere: true },
      { action: "ask", reason: expect.stringContaining("another way") },
    ],
    ["an order that another provider was paid for owes nothing more", { ...state, isPaidElsewhere: true, owed: owing(0) }, follow],
    ["a half-completed cart is put right", { ...state, orderId: null }, { action: "repair", cartId: "cart_1" }],
    ["so is one with an order that is not completed", { ...state, cart: { id: "cart_1", isCompleted: false } }, { action: "repair", cartId: "cart_1" }],
    ["so is an order that its payment collection does not know", { ...state, isLinkMissing: true }, { action: "repair", cartId: "cart_1" }],
    ["so is one whose completion was interrupted, also with its order", { ...state, interruption: "interrupted" as const }, { action: "repair", cartId: "cart_1" }],
    [
      "also when the payment is captured: it was not announced",
      { ...state, interruption: "interrupted" as const, payments: [payment] },
      { action: "repair", cartId: "cart_1" },
    ],
    [
      "an interrupted completion that wrote nothing is repeated, after it was looked at",
      { ...state, interruption: "repaired" as const, cart: { id: "cart_1", isCompleted: false }, orderId: null },
      complete,
    ],
    [
      "a half-completed cart whose order cannot be found is never completed again",
      { ...state, interruption: "repaired" as const, orderId: null },
      { action: "ask", reason: expect.stringContaining("interrupted") },
    ],
    [
      "a payment that was captured on an order cancelled meanwhile is refunded",
      { ...state, isCanceled: true, payments: [payment] },
      { action: "refund" },
    ],
    [
      "a payment of a cancelled order that was refunded is settled",
      { ...state, isCanceled: true, payments: [{ ...payment, isRefunded: true }] },
      { action: "settled", sessionId: null, isRefunded: true },
    ],
    ["a cancelled payment is looked at", { ...state, payments: [{ ...payment, isCaptured: false, isCanceled: true }] }, { action: "ask", reason: expect.stringContaining("cancelled") }],
    ["money of a cancelled order is looked at", { ...state, isCanceled: true }, { action: "ask", reason: expect.stringContaining("Return it") }],
    [
      "a cart that keeps failing is looked at",
      { ...state, attempts: 11, cart: { id: "cart_1", isCompleted: false }, orderId: null },
      { action: "ask", reason: expect.stringContaining("could not be completed") },
    ],
  ])("%s", (_, given, expected) => {
    expect(decideSettlement(given)).toEqual(expected)
  })
})

describe("how long work waits for its next attempt", () => {
  it("grows and is bounded", () => {
    expect([1, 2, 3, 4, 50].map(settlementRetrySeconds)).toEqual([2, 4, 8, 16, 300])
    expect([1, 2, 3, 50].map(closeRetrySeconds)).toEqual([30, 60, 120, 86_400])
  })
})
