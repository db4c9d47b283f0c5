import { nextStatus, type TransitionTable } from "../transitions"
import type { CloseReason, VaOrderStatus } from "./va-order"

/** What happened to a VA order, with what has to be kept of it. */
export type VaOrderChange =
  /** SePay opened the order, or another virtual account on it. */
  | { event: "opened" }
  /** SePay did not open it, and certainly has no such order. `message`: SePay's reason. */
  | { event: "open_refused"; message: string }
  /** Money was applied through it; it does not hold its full amount. */
  | { event: "money_applied_in_part" }
  /** Money was applied through it; it holds its full amount. */
  | { event: "money_applied_in_full" }
  /**
   * Money was taken back from it; it does not hold its full amount. SePay still counts that money, and would take less
   * than is wanted: the order is of no more use.
   */
  | { event: "money_taken_back" }
  /** It is to take no more money: it is to be closed at SePay. */
  | { event: "abandoned"; reason: CloseReason }
  /** SePay takes no more money on it. `needsAttention`: it holds a part, and nobody asks the payer for the rest. */
  | { event: "confirmed_closed"; needsAttention: boolean }
  /** SePay calls it paid. Its money arrives as a transaction. */
  | { event: "reported_paid" }

/** What can happen to a VA order. */
export type VaOrderEvent = VaOrderChange["event"]

/**
 * The life of a VA order. SePay, its webhooks, the shopper and the jobs act at the same time: an event that comes too late
 * to change anything leads back to the same status. Money always counts, whatever the status is.
 */
export const VA_ORDER_TRANSITIONS = {
  /** SePay was or is being asked for it. */
  opening: {
    opened: "open",
    open_refused: "closed",
    money_applied_in_part: "partially",
    money_applied_in_full: "paid",
    abandoned: "closing",
  },
  /** It waits for money. */
  open: {
    opened: "open",
    open_refused: "open",
    money_applied_in_part: "partially",
    money_applied_in_full: "paid",
    abandoned: "closing",
  },
  /** It holds a part, and waits for the rest. */
  partially: {
    opened: "partially",
    open_refused: "partially",
    money_applied_in_part: "partially",
    money_applied_in_full: "paid",
    money_taken_back: "closing",
    abandoned: "closing",
  },
  /** It holds its full amount, or SePay says that it does. SePay takes nothing more on it. */
  paid: {
    opened: "paid",
    open_refused: "paid",
    money_applied_in_part: "paid",
    money_applied_in_full: "paid",
    money_taken_back: "closed",
    abandoned: "paid",
    confirmed_closed: "paid",
    reported_paid: "paid",
  },
  /** It is to be closed at SePay. Money that comes before SePay confirms it counts. */
  closing: {
    opened: "closing",
    open_refused: "closing",
    money_applied_in_part: "closing",
    money_applied_in_full: "paid",
    money_taken_back: "closing",
    abandoned: "closing",
    confirmed_closed: "closed",
    reported_paid: "paid",
  },
  /** SePay takes nothing more on it. Money that was on its way counts. */
  closed: {
    opened: "closed",
    open_refused: "closed",
    money_applied_in_part: "closed",
    money_applied_in_full: "paid",
    money_taken_back: "closed",
    abandoned: "closed",
    confirmed_closed: "closed",
    reported_paid: "paid",
  },
} as const satisfies TransitionTable<VaOrderStatus, VaOrderEvent>

/**
 * The status of a VA order after an event. Pure.
 *
 * @param vaOrderId its row's id, for the error.
 * @throws IllegalTransitionError when the event is not allowed in that status
 */
export function nextVaOrderStatus(status: VaOrderStatus, event: VaOrderEvent, vaOrderId?: string): VaOrderStatus {
  return nextStatus<VaOrderStatus, VaOrderEvent>(
    VA_ORDER_TRANSITIONS,
    vaOrderId === undefined ? "A VA order" : `VA order ${vaOrderId}`,
    status,
    event
  )
}
