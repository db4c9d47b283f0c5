import type { OwedBasis } from "../../owed/decide-owed"
import { decideSettlement, type SettlementState } from "../decide-settlement"

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
      "a captured payment that the order does not show needs a person when its session is gone",
      { ...state, isBooked: false, payments: [{ ...payment, sessionId: "payses_0" }] },
      { action: "ask", reason: expect.stringContaining("by hand") },
    ],
    ["a captured payment without a cart is settled", { ...state, payments: [payment], cart: null, orderId: null }, { action: "settled", sessionId: "payses_1", isRefunded: false }],
    [
      "a captured payment whose cart is not completed has the cart completed",
      { ...state, payments: [payment], cart: { id: "cart_1", isCompleted: false }, orderId: null },
      complete,
    ],
    [
      "a captured payment whose session is gone is never captured again",
      { ...state, payments: [{ ...payment, sessionId: "payses_0" }], cart: { id: "cart_1", isCompleted: false }, orderId: null },
      { action: "ask", reason: expect.stringContaining("twice") },
    ],
    ["a session that took over is captured", { ...state, sessions: [{ ...session, id: "payses_2", isServed: false }] }, { ...capture, sessionId: "payses_2" }],
    ["a session of another amount is replaced, and not captured", { ...state, sessions: [{ ...session, isServed: false, exactAmount: 1 }] }, { action: "attach" }],
    [
      "the session that has the right to be captured is captured, and not the one that was made last",
      { ...state, captureSessionId: "payses_2", sessions: [session, { ...session, id: "payses_2", isServed: false }] },
      { ...capture, sessionId: "payses_2" },
    ],
    ["the served session is captured when the session that had the right is gone", { ...state, captureSessionId: "payses_0" }, capture],
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
      "a cart whose completion was interrupted is repaired, also when the payment is captured",
      { ...state, interruption: "interrupted" as const, payments: [payment] },
      { action: "repair", cartId: "cart_1" },
    ],
    [
      "an interrupted completion that wrote nothing is repeated after its repair",
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
    ["a canceled payment needs a person", { ...state, payments: [{ ...payment, isCaptured: false, isCanceled: true }] }, { action: "ask", reason: expect.stringContaining("cancelled") }],
    ["money of a canceled order needs a person", { ...state, isCanceled: true }, { action: "ask", reason: expect.stringContaining("Return it") }],
    [
      "a cart that keeps failing needs a person",
      { ...state, attempts: 11, cart: { id: "cart_1", isCompleted: false }, orderId: null },
      { action: "ask", reason: expect.stringContaining("could not be completed") },
    ],
  ])("%s", (_, given, expected) => {
    expect(decideSettlement(given)).toEqual(expected)
  })
})
