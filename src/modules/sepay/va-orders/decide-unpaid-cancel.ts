import type { SettlementStatus } from "../settlement/settlement-status"
import { OPEN_STATUSES, type VaOrder } from "./va-order"

/** What decides whether an order that is unpaid is cancelled now. */
export interface UnpaidCancelInput {
  receivedVnd: number
  settlementStatus: SettlementStatus
  /** The newest first. */
  vaOrders: ReadonlyArray<Pick<VaOrder, "status" | "expiresAt" | "createdAt">>
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
  /** A part was paid, and the longest time is over: a person has to ask the payer, or return the part. */
  | { action: "ask" }
  /** It is paid, or never cancelled by itself. */
  | { action: "keep" }

/** How long SePay and the bank may take to say what became of a number that is being closed, or is paid at SePay. */
const ANSWER_SECONDS = 300

/**
 * Decides whether an unpaid order is cancelled now. Its clock goes on until it is paid, cancelled, or with a person: neither
 * one đồng nor another number stops it. Pure.
 */
export function decideUnpaidCancel(input: UnpaidCancelInput): UnpaidCancelDecision {
  const { settlementStatus, receivedVnd, vaOrders, cancelUnpaidAfterSeconds, now } = input
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
  // One that is being closed can yet turn out to be paid; of one that SePay calls paid, the money is on its way.
  const isUndecided = vaOrders.some(({ status }) => status === "closing" || status === "paid")
  return isUndecided ? { action: "look_again", at: later(now, ANSWER_SECONDS) } : { action: "cancel" }
}

function findLimit({ vaOrders, unpaidOrderLimitSeconds }: UnpaidCancelInput): Date | null {
  const first = vaOrders.at(-1)
  return first === undefined || unpaidOrderLimitSeconds === null ? null : later(first.createdAt, unpaidOrderLimitSeconds)
}

function later(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1_000)
}
