import { decideSettlement, type SettlementState } from "../decide-settlement"

describe("how arrived money becomes a captured payment", () => {
  const over = (exactAmount: number, currencyCode = "vnd") => ({ exactAmount, currencyCode })
  const owing = (exactAmount: number, isPayableInParts = false) => ({ ...over(exactAmount), isPayableInParts })
  const session = { id: "payses_1", isServed: true, ...over(100_000) }
  const payment = { id: "pay_1", sessionId: "payses_1", isCaptured: true, isCanceled: false }
  const state: SettlementState = {
    collection: over(100_000),
    outstanding: owing(100_000),
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
  const cartOnly = { ...state, cart: { id: "cart_1", isCompleted: false }, orderId: null, outstanding: null }
  const refuse = (...amounts: string[]) => ({
    action: "ask",
    reason: expect.stringMatching(new RegExp(`asked for ${amounts[0]}.*100000 ₫ have arrived.*but ${amounts[1]}.*Edit the order`)),
  })
  it.each([
    ["an order that waits is captured", state, capture],
    ["a cart without an order is completed", { ...state, cart: { id: "cart_1", isCompleted: false }, orderId: null }, complete],
    ["a payment link without a cart is captured", { ...state, cart: null }, capture],
    ["a captured payment with its order is settled", { ...state, payments: [payment] }, { action: "settled", sessionId: "payses_1" }],
    ["a captured payment that the order does not show is captured again", { ...state, isBooked: false, payments: [payment] }, capture],
    [
      "a captured payment that the order does not show needs a person when its session is gone",
      { ...state, isBooked: false, payments: [{ ...payment, sessionId: "payses_0" }] },
      { action: "ask", reason: expect.stringContaining("by hand") },
    ],
    ["a captured payment without a cart is settled", { ...state, payments: [payment], cart: null, orderId: null }, { action: "settled", sessionId: "payses_1" }],
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
      { action: "settled", sessionId: "payses_1" },
    ],
    ["fractions of a đồng are captured", { ...state, sessions: [{ ...session, ...over(99_999.6) }], collection: over(99_999.6), outstanding: owing(99_999.6) }, capture],
    ["an order that became dearer needs a person", { ...state, collection: over(280_800), outstanding: owing(280_800) }, refuse("100000 ₫", "280800 ₫")],
    ["an order that became cheaper needs a person", { ...state, collection: over(60_000), outstanding: owing(60_000) }, refuse("100000 ₫", "60000 ₫")],
    ["an order that became dearer needs a person, also when its collection does not show it", { ...state, outstanding: owing(120_000) }, refuse("100000 ₫", "120000 ₫")],
    ["an order in another currency needs a person", { ...state, collection: over(100_000, "usd") }, refuse("100000 ₫", "100000 USD")],
    [
      "an order that became dearer and whose session is gone needs a person",
      { ...state, sessions: [], collection: over(120_000) },
      refuse("100000 ₫", "120000 ₫"),
    ],
    ["a part of an order that an admin asked for is captured", { ...state, cart: null, outstanding: owing(120_000, true) }, capture],
    ["a part that is more than the order still has to pay needs a person", { ...state, cart: null, outstanding: owing(80_000, true) }, refuse("100000 ₫", "80000 ₫")],
    [
      "a cart that became dearer beside its session waits for the rest",
      { ...cartOnly, collection: over(120_000) },
      { action: "wait", reason: expect.stringContaining("120000") },
    ],
    ["a cart that became cheaper beside its session gets another session", { ...cartOnly, collection: over(60_000) }, { action: "attach" }],
    [
      "a captured payment whose cart has another amount needs a person",
      { ...cartOnly, payments: [payment], collection: over(120_000) },
      { action: "ask", reason: expect.stringMatching(/100000 ₫ is captured.*120000 ₫ now/) },
    ],
    ["a deleted session is replaced by another one", { ...state, sessions: [] }, { action: "attach" }],
    ["a deleted session is replaced by another one when the cart became cheaper", { ...state, sessions: [], collection: over(60_000) }, { action: "attach" }],
    [
      "a cart that became dearer waits for the rest",
      { ...cartOnly, sessions: [], collection: over(120_000) },
      { action: "wait", reason: expect.stringContaining("120000") },
    ],
    [
      "an order that was paid through another provider needs a person",
      { ...state, sessions: [], isPaidElsewhere: true },
      { action: "ask", reason: expect.stringContaining("another way") },
    ],
    ["a half-completed cart is repaired", { ...state, orderId: null }, { action: "repair", cartId: "cart_1" }],
    ["a cart with an order that is not completed is repaired", { ...state, cart: { id: "cart_1", isCompleted: false } }, { action: "repair", cartId: "cart_1" }],
    ["an order that its payment collection does not know is repaired", { ...state, isLinkMissing: true }, { action: "repair", cartId: "cart_1" }],
    ["a cart whose completion was interrupted is repaired, also with its order", { ...state, interruption: "interrupted" as const }, { action: "repair", cartId: "cart_1" }],
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
      "a payment that was captured on an order canceled meanwhile needs a person",
      { ...state, isCanceled: true, payments: [payment] },
      { action: "ask", reason: expect.stringContaining("Refund") },
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
