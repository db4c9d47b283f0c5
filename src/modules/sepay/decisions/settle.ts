/** What Medusa says of a payment collection whose money has arrived. */
export interface SettlementState {
  /** Sessions that exist now, of any provider entry of SePay's. */
  sessions: Array<{ id: string; isServed: boolean; amountVnd: number }>
  payments: Array<{ id: string; sessionId: string | null; isCaptured: boolean; isCanceled: boolean }>
  cart: { id: string; isCompleted: boolean } | null
  /** The order that the cart is linked to, or, without a cart, the collection's own. */
  orderId: string | null
  /** The order was cancelled: capturing now would put money on an order that nobody delivers. */
  isCanceled: boolean
  /** What is owed, to find the session that fits when the served one is gone. */
  amountVnd: number
  attempts: number
}

/** What to do next so that the money is captured. */
export type SettlementDecision =
  /** The payment is captured and, where there is a cart, its order is placed. */
  | { action: "settled"; sessionId: string | null }
  /**
   * Let Medusa capture this session. Where the order is not placed yet, the cart is completed first: that authorizes
   * and captures the payment as its very last step. Capturing first and completing then, as `processPaymentWorkflow`
   * does by itself, makes core refund the payment and replace its session when completing fails (out of stock, say).
   */
  | { action: "capture"; sessionId: string; cartIdToComplete: string | null }
  /** Nothing can be done now; look again later. */
  | { action: "wait"; reason: string }
  /** Trying again could do harm. */
  | { action: "ask"; reason: string }

/**
 * Completing a cart that keeps failing uses up an order number every time, and nothing changes by itself (out of stock,
 * say): after this many attempts a person has to look.
 */
const MAXIMUM_COMPLETIONS = 10

/**
 * Decides how money that has arrived is turned into a captured payment. Repeating is not blind: a process that was killed
 * inside cart completion leaves a completed cart without its order link, and running `processPaymentWorkflow` again then
 * writes a second transaction and a phantom refund to the order (seen on Medusa 2.21).
 */
export function decideSettlement(state: SettlementState): SettlementDecision {
  const captured = state.payments.find((payment) => payment.isCaptured && !payment.isCanceled)
  const isOrderMissing = state.cart !== null && state.orderId === null
  if (captured && !isOrderMissing) {
    return { action: "settled", sessionId: captured.sessionId }
  }
  if (state.isCanceled) {
    return ask("The money had arrived when the order was cancelled. Return it to the payer.")
  }
  if (state.cart?.isCompleted && isOrderMissing) {
    return ask(
      `Cart ${state.cart.id} is completed but not linked to its order: completing it was interrupted. Link the order, ` +
        "then settle again."
    )
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

function chooseSession(
  state: SettlementState,
  capturedSessionId: string | null,
  isOrderMissing: boolean
): SettlementDecision {
  const session =
    state.sessions.find((one) => one.id === capturedSessionId) ??
    state.sessions.find((one) => one.isServed) ??
    state.sessions.find((one) => one.amountVnd === state.amountVnd)
  if (!session) {
    return {
      action: "wait",
      reason: "The money has arrived, but its payment session was deleted. It is settled with the next session.",
    }
  }
  return {
    action: "capture",
    sessionId: session.id,
    cartIdToComplete: isOrderMissing ? (state.cart?.id ?? null) : null,
  }
}

function ask(reason: string): SettlementDecision {
  return { action: "ask", reason }
}
