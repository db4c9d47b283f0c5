import type { SettlementStatus } from "../settlement/settlement-status"
import { isUnanswered } from "./decide-sepay-word"
import { OPEN_STATUSES, type VaOrder } from "./va-order"

/** What decides whether an order that is unpaid is cancelled now. */
export interface UnpaidCancelInput {
  receivedVnd: number
  settlementStatus: SettlementStatus
  /** What SePay has counted on its numbers and the ledger does not have, in whole VND. */
  missingVnd: number
  /** The newest first. */
  vaOrders: ReadonlyArray<Pick<VaOrder, "status" | "expiresAt" | "createdAt" | "unknownToSepayAt" | "closeAttempts">>
  /** `null`: orders are not cancelled by themselves. */
  cancelUnpaidAfterSeconds: number | null
  /** Longest time for which an unpaid order holds its stock; `null`: no limit. */
  unpaidOrderLimitSeconds: number | null
  now: Date
}

/** What to do with an order whose time has come. */
export type UnpaidCancelDecision =
  /** Nothing was paid, and SePay takes no more money for it. */
  | { action: "cancel" }
  /** It is still waited for: look again then. */
  | { action: "look_again"; at: Date }
  /**
   * A person has to decide: a part was paid, and the longest time is over; or SePay has counted money that was not found, or
   * cannot be asked about a number.
   */
  | { action: "ask" }
  /** It is paid, or never cancelled by itself. */
  | { action: "keep" }

/** How long SePay and the bank may take to say what became of a number that is being closed. */
const ANSWER_SECONDS = 300

/**
 * Decides whether an unpaid order is cancelled now. Its clock goes on until it is paid, cancelled, or with a person: neither
 * one đồng nor another number stops it. Pure.
 */
export function decideUnpaidCancel(input: UnpaidCancelInput): UnpaidCancelDecision {
  const { settlementStatus, receivedVnd, missingVnd, vaOrders, cancelUnpaidAfterSeconds, now } = input
  if (settlementStatus !== "none" || cancelUnpaidAfterSeconds === null) {
    return { action: "keep" }
  }
  const open = vaOrders.find(({ status }) => OPEN_STATUSES.some((one) => one === status))
  if (receivedVnd > 0) {
    const limitAt = findLimit(input)
    if (open === undefined || (limitAt !== null && limitAt <= now)) {
      return { action: "ask" }
    }
  }
  if (open !== undefined) {
    const expiresAt = open.expiresAt ?? later(now, cancelUnpaidAfterSeconds)
    const afterExpiry = later(expiresAt, cancelUnpaidAfterSeconds)
    return { action: "look_again", at: afterExpiry > now ? afterExpiry : later(now, ANSWER_SECONDS) }
  }
  if (missingVnd > 0 || vaOrders.some(({ status }) => status === "paid") || vaOrders.some(isUnanswered)) {
    return { action: "ask" }
  }
  // One that is being closed can yet turn out to be paid.
  const isUndecided = vaOrders.some(({ status }) => status === "closing")
  return isUndecided ? { action: "look_again", at: later(now, ANSWER_SECONDS) } : { action: "cancel" }
}

function findLimit({ vaOrders, unpaidOrderLimitSeconds }: UnpaidCancelInput): Date | null {
  const first = vaOrders.at(-1)
  return first === undefined || unpaidOrderLimitSeconds === null ? null : later(first.createdAt, unpaidOrderLimitSeconds)
}

function later(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1_000)
}
