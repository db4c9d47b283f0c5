import type { OwedAmount } from "../owed/decide-owed"
import { type ExactAmount, formatAmount, isSameAmount, toExactNumber } from "../owed/exact-amount"
import { isFullyReceived } from "../owed/received"

/** What Medusa says of a payment collection whose money has arrived. */
export interface SettlementState {
  /** What Medusa's collection is over. */
  collection: ExactAmount
  /**
   * What the collection owes now: its order or cart can have changed since the money came. A cart's total is not looked up
   * here, which costs; completing the cart compares it.
   */
  owed: OwedAmount
  /** What SePay has reported for it, in whole VND. */
  receivedVnd: number
  /** Sessions that exist now, of any provider entry of SePay's. */
  sessions: Array<{ id: string; isServed: boolean } & ExactAmount>
  /** The one session that may be captured, once one was reported as captured. */
  captureSessionId: string | null
  payments: Array<{
    id: string
    sessionId: string | null
    isCaptured: boolean
    isCanceled: boolean
    /** All that was captured was refunded. */
    isRefunded: boolean
  }>
  /** Whether another provider took money, or a promise of it, on the same collection. */
  isPaidElsewhere: boolean
  cart: { id: string; isCompleted: boolean } | null
  /** The order that the cart is linked to, or, without a cart, the collection's own. */
  orderId: string | null
  /** The cart is linked to its order, and the order is not linked to the payment collection. */
  isLinkMissing: boolean
  /**
   * `interrupted`: a completion of the cart has not come to its end; it is under way elsewhere, or a crash broke it off and
   * parts of an order may be there. `repaired`: that was waited for and looked at in this attempt, and what was found was
   * put right.
   */
  interruption: "none" | "interrupted" | "repaired"
  /** Every capture is among the order's transactions: a crash between the two leaves the order unpaid. */
  isBooked: boolean
  /** The order was cancelled: capturing now would put money on an order that nobody delivers. */
  isCanceled: boolean
  /** What the ledger asks for, to find the session that fits when the served one is gone. */
  amountVnd: number
  attempts: number
}

/** What to do next so that the money is captured. */
export type SettlementDecision =
  /**
   * The payment is captured and, where there is a cart, its order is placed; or the order is cancelled, and all that was
   * captured is refunded (`isRefunded`).
   */
  | { action: "settled"; sessionId: string | null; isRefunded: boolean }
  /**
   * Let Medusa capture this session. Where the order is not placed yet, the cart is completed first: that authorizes
   * and captures the payment as its very last step. Capturing first and completing then, as `processPaymentWorkflow`
   * does by itself, makes core refund the payment and replace its session when completing fails (out of stock, say).
   */
  | { action: "capture"; sessionId: string; cartIdToComplete: string | null }
  /** Put right what an interrupted completion of the cart left, before anything else is tried. */
  | { action: "repair"; cartId: string }
  /** The order was cancelled while its money was being captured: refund the payment, as Medusa's cancel would have done. */
  | { action: "refund" }
  /** What is asked for is not what is owed: ask for that, and look again. */
  | { action: "follow" }
  /** The session was deleted: make another one on the collection. */
  | { action: "attach" }
  /** Trying again could do harm. */
  | { action: "ask"; reason: string }

/**
 * Completing a cart that keeps failing uses up an order number every time, and nothing changes by itself (out of stock,
 * say): after this many attempts a person has to look.
 */
const MAXIMUM_COMPLETIONS = 10

/**
 * Decides how money that has arrived is turned into a captured payment. Repeating is not blind: a process that was killed
 * inside cart completion leaves an order without its links, or a completed cart without its order, and running Medusa's
 * workflows again then places a second order, or writes a second transaction and a phantom refund (seen on Medusa 2.21).
 */
export function decideSettlement(state: SettlementState): SettlementDecision {
  const captured = state.payments.find((payment) => payment.isCaptured && !payment.isCanceled)
  const isOrderMissing = state.cart !== null && state.orderId === null
  if (captured && state.isCanceled) {
    return captured.isRefunded ? { action: "settled", sessionId: null, isRefunded: true } : { action: "refund" }
  }
  if (state.cart && needsRepair(state, isOrderMissing)) {
    return { action: "repair", cartId: state.cart.id }
  }
  if (captured && !isOrderMissing) {
    return state.isBooked ? { action: "settled", sessionId: captured.sessionId, isRefunded: captured.isRefunded } : book(state, captured.sessionId)
  }
  if (state.isCanceled) {
    return ask("The money had arrived when the order was cancelled. Return it to the payer.")
  }
  if (state.cart?.isCompleted && isOrderMissing) {
    return ask(
      `Cart ${state.cart.id} is completed, but no order of it was found: completing it was interrupted. Place the order ` +
        "by hand, or return the money."
    )
  }
  if (state.isPaidElsewhere && state.orderId === null) {
    return ask("The order is paid by another way to pay, too. Return the money to the payer.")
  }
  if (state.payments.some((payment) => payment.isCanceled)) {
    return ask("The payment was cancelled in Medusa although its money has arrived.")
  }
  if (state.attempts > MAXIMUM_COMPLETIONS && isOrderMissing) {
    return ask("The money has arrived, but the cart could not be completed. See the last error.")
  }
  if (captured && !state.sessions.some((session) => session.id === captured.sessionId)) {
    return ask(
      `Payment ${captured.id} is captured, but its session was deleted and its cart is not completed: completing the ` +
        "cart would capture the same money twice. Place the order by hand, or return the money."
    )
  }
  return chooseSession(state, captured?.sessionId ?? null, isOrderMissing)
}

/** Capturing what is captured adds the order's transaction, and nothing else. */
function book({ sessions }: SettlementState, sessionId: string | null): SettlementDecision {
  return sessionId !== null && sessions.some(({ id }) => id === sessionId)
    ? { action: "capture", sessionId, cartIdToComplete: null }
    : ask("The payment is captured, but the order does not show it, and its session is gone. Add the transaction by hand.")
}

function needsRepair({ cart, interruption, isLinkMissing }: SettlementState, isOrderMissing: boolean): boolean {
  // Completed and without its order, or with its order and not completed.
  const isHalfCompleted = isOrderMissing === cart?.isCompleted
  return interruption === "interrupted" || (interruption === "none" && (isHalfCompleted || isLinkMissing))
}

function chooseSession(
  state: SettlementState,
  capturedSessionId: string | null,
  isOrderMissing: boolean
): SettlementDecision {
  const session =
    state.sessions.find((one) => one.id === capturedSessionId) ??
    state.sessions.find((one) => one.id === state.captureSessionId) ??
    state.sessions.find((one) => one.isServed) ??
    state.sessions.find((one) => toVnd(one) === state.amountVnd)
  if (!session) {
    return attachSession(state)
  }
  if (!isSameAmount(session, state.owed) || !isSameAmount(session, state.collection)) {
    return capturedSessionId === null ? { action: "follow" } : askAboutCaptured(session, state.owed)
  }
  return {
    action: "capture",
    sessionId: session.id,
    cartIdToComplete: isOrderMissing ? (state.cart?.id ?? null) : null,
  }
}

/** A cart that was captured before its order was placed, and changed in between. */
function askAboutCaptured(captured: ExactAmount, owed: ExactAmount): SettlementDecision {
  return ask(
    `A payment over ${formatAmount(captured)} is captured, but the cart is over ${formatAmount(owed)} now. Place the order ` +
      "by hand, or return the money."
  )
}

/** The payer has paid for this collection: where that is enough, it gets a session again. */
function attachSession({ collection, owed, amountVnd, receivedVnd }: SettlementState): SettlementDecision {
  const isAsked = toVnd(owed) === amountVnd && isSameAmount(collection, owed)
  return isAsked && isFullyReceived({ amountVnd, receivedVnd }) ? { action: "attach" } : { action: "follow" }
}

function toVnd(amount: ExactAmount): number {
  return Math.round(toExactNumber(amount))
}

function ask(reason: string): SettlementDecision {
  return { action: "ask", reason }
}
