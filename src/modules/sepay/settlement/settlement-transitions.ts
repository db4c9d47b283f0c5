import { nextStatus, type TransitionTable } from "../transitions"
import type { SettlementStatus } from "./settlement-status"

/** What happened to a receivable's settlement, with what has to be kept of it. */
export type SettlementChange =
  /** All that is owed has arrived, after money was applied or after a session asks for another amount. */
  | { event: "received_in_full" }
  /** More is owed than has arrived: the rest is awaited. After money was applied or taken back, or a session asks for more. */
  | { event: "rest_awaited" }
  /** All money that had arrived was taken back. */
  | { event: "all_taken_back" }
  /** Nothing is owed any more, and nothing is asked for. What had arrived is to be returned. */
  | { event: "withdrawn" }
  /** Medusa has captured the payment. */
  | { event: "captured" }
  /** The order was cancelled although its payment is captured, and Medusa refunded nothing. `message`: what to do. */
  | { event: "canceled_after_capture"; message: string }
  /** Trying again could do harm: a person has to look. `message`: why. */
  | { event: "needs_person"; message: string }
  /** A person has looked at it; all that is owed has arrived. */
  | { event: "resumed_in_full" }
  /** A person has looked at it; more is owed than has arrived. */
  | { event: "resumed_in_part" }

/** What can happen to a receivable's settlement. */
export type SettlementEvent = SettlementChange["event"]

/**
 * How received money becomes a captured payment. A process that settles holds a lease, not a lock: sessions and money change
 * meanwhile, and another process goes on when it was too slow. What it reports then can come too late to change anything.
 */
export const SETTLEMENT_TRANSITIONS = {
  /** Not everything has arrived. */
  none: {
    received_in_full: "due",
    rest_awaited: "none",
    all_taken_back: "none",
    withdrawn: "none",
    captured: "settled",
    needs_person: "none",
  },
  /** Everything has arrived, and is to be captured in Medusa. */
  due: {
    received_in_full: "due",
    rest_awaited: "none",
    all_taken_back: "none",
    withdrawn: "none",
    captured: "settled",
    needs_person: "attention",
  },
  /** A person has to look, for as long as there is money to look at. */
  attention: {
    received_in_full: "attention",
    rest_awaited: "attention",
    all_taken_back: "none",
    withdrawn: "none",
    captured: "settled",
    needs_person: "attention",
    resumed_in_full: "due",
    resumed_in_part: "none",
  },
  /** Captured in Medusa. Its money is refunded there. */
  settled: {
    received_in_full: "settled",
    rest_awaited: "settled",
    all_taken_back: "settled",
    captured: "settled",
    canceled_after_capture: "attention",
    needs_person: "settled",
  },
} as const satisfies TransitionTable<SettlementStatus, SettlementEvent>

/**
 * The settlement status of a receivable after an event. Pure.
 *
 * @param receivableId its row's id, for the error.
 * @throws IllegalTransitionError when the event is not allowed in that status
 */
export function nextSettlementStatus(
  status: SettlementStatus,
  event: SettlementEvent,
  receivableId?: string
): SettlementStatus {
  return nextStatus<SettlementStatus, SettlementEvent>(
    SETTLEMENT_TRANSITIONS,
    receivableId === undefined ? "The settlement of a receivable" : `The settlement of receivable ${receivableId}`,
    status,
    event
  )
}
