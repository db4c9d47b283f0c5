import { isFullyReceived, type ReceivedInput, remainingVnd } from "../owed/received"
import type { SettlementStatus } from "../settlement/settlement-status"
import {
  heldForCanceledOrder,
  isOrderCanceled,
  type OrderFacts,
  type SepayPaymentStatus,
  type UnusedMoney,
} from "./decide-payment-status"

/**
 * What an admin has to know about a payment, or to do:
 * - `not_opened`: no virtual account was opened yet;
 * - `waiting`: the payer can transfer now; do not hand out goods;
 * - `partially_paid`: a part is there, the rest can be transferred now;
 * - `partial_stuck`: a part is there, and the virtual account takes no more: open a new one for the rest, or return it;
 * - `expired`: nothing was paid in time: open a new virtual account, or cancel the order;
 * - `sepay_disagrees`: SePay has counted money that was not found (`amount_vnd`), or cannot be asked about a number
 *   (`message` says which of the two): look at SePay before cancelling the order or asking the payer again;
 * - `opening_failed`: SePay did not open the last virtual account (`message` says why);
 * - `capturing`: all was received; Medusa is about to capture it;
 * - `capture_stopped`: all was received, and capturing it stopped (`message` says why);
 * - `paid`: received and captured, and nothing of the order is outstanding, cancelled or refunded: ready to ship;
 * - `paid_another_way`: nothing of the order is outstanding, and SePay did not bring the money: it was paid another way, or
 *   became free;
 * - `overpaid`: the order became cheaper after it was paid, and `amount_vnd` is to be refunded in Medusa;
 * - `other_refunded`: the same, but `amount_vnd` of the order's other payments was refunded: check what is to be shipped;
 * - `outstanding`: all of this payment was received, and the order still has `amount_vnd` outstanding: do not hand out goods;
 * - `partially_refunded`: `amount_vnd` of it was refunded: check what is to be shipped;
 * - `refunded`: all of it was refunded: do not hand out goods;
 * - `canceled`: the order was cancelled, nothing is awaited;
 * - `canceled_captured`: the order was cancelled, and Medusa holds captured money for it: refund it in Medusa;
 * - `canceled_with_money`: the order was cancelled, and money that Medusa did not capture is there: return it;
 * - `surplus`: more was transferred than was due: return `amount_vnd`, or match it;
 * - `late`: money came after the order was cancelled, or a part before it: match it, or return it;
 * - `return_owed`: a refund waits to be transferred.
 */
export const NEXT_ACTION_CODES = [
  "not_opened",
  "waiting",
  "partially_paid",
  "partial_stuck",
  "expired",
  "sepay_disagrees",
  "opening_failed",
  "capturing",
  "capture_stopped",
  "paid",
  "paid_another_way",
  "overpaid",
  "other_refunded",
  "outstanding",
  "partially_refunded",
  "refunded",
  "canceled",
  "canceled_captured",
  "canceled_with_money",
  "surplus",
  "late",
  "return_owed",
] as const

/** @see NEXT_ACTION_CODES */
export type NextActionCode = (typeof NEXT_ACTION_CODES)[number]

/** What is to be said, how loud, and about how much. */
export interface NextAction {
  code: NextActionCode
  severity: "success" | "info" | "warning" | "error"
  /** Whole VND. */
  amountVnd: number | null
  /** What SePay or Medusa said. */
  message: string | null
}

/** What the next actions are decided from. Amounts are whole VND. */
export interface NextActionsInput extends ReceivedInput, UnusedMoney {
  /** @see decidePaymentStatus */
  status: SepayPaymentStatus
  /** What the whole order still has to be paid; `null` before it is placed. */
  outstandingVnd: number | null
  isCanceled: boolean
  /** `null` before the order is placed. */
  order: OrderFacts | null
  settlementStatus: SettlementStatus
  settlementError: string | null
  /** What SePay has counted on its numbers and the ledger does not have. */
  missingVnd: number
  /** The codes of numbers that are to be closed and that SePay does not know, or does not answer about. */
  unansweredCodes: string[]
  /** The open VA order or the last one there was; `null` when there was none. */
  vaOrder: { wasOpened: boolean; lastError: string | null } | null
}

/** Says what a payment needs, the most important first. Pure. */
export function decideNextActions(input: NextActionsInput): NextAction[] {
  const returnOwed = aboutMoney("return_owed", input.returnsOwedVnd)
  if (isOrderCanceled(input)) {
    return [...describeCanceled(input), ...describeMissing(input), ...returnOwed]
  }
  return [
    ...describeState(input),
    ...aboutMoney("surplus", input.surplusVnd),
    ...aboutMoney("late", input.lateVnd),
    ...returnOwed,
  ]
}

/** Surplus and late money of a cancelled order are returned as what was paid for it: all of it is one amount. */
function describeCanceled(input: NextActionsInput): NextAction[] {
  const isSettled = input.settlementStatus === "settled"
  const { capturedVnd, notCapturedVnd } = heldForCanceledOrder({ ...input, isSettled })
  const held = [
    ...aboutMoney("canceled_captured", capturedVnd, input.settlementError),
    ...aboutMoney("canceled_with_money", notCapturedVnd, capturedVnd > 0 ? null : input.settlementError),
  ]
  return held.length > 0 ? held : [nextAction("canceled", "info", null)]
}

function describeState(input: NextActionsInput): NextAction[] {
  if (input.settlementStatus === "attention") {
    const stopped = nextAction("capture_stopped", "error", input.receivedVnd, input.settlementError)
    const outstanding = input.status === "outstanding" ? aboutMoney("outstanding", input.outstandingVnd ?? 0) : []
    return [stopped, ...outstanding, ...describeMissing(input)]
  }
  if (input.settlementStatus === "settled" || isFullyReceived(input)) {
    return [...describeReceived(input), ...describeMissing(input)]
  }
  const disagreement = describeDisagreement(input)
  if (input.status === "paid") {
    return [nextAction("paid_another_way", "success", null), ...disagreement]
  }
  // Nobody is advised to cancel what may be paid. While another number is open, its payer can be waited for.
  const isWaiting = input.status === "waiting" || input.status === "partially_paid"
  return disagreement.length > 0 && (!isWaiting || input.missingVnd > 0)
    ? disagreement
    : [describeAwaited(input), ...disagreement]
}

function describeDisagreement(input: NextActionsInput): NextAction[] {
  const [code] = input.unansweredCodes
  return input.missingVnd > 0 || code === undefined
    ? describeMissing(input)
    : [nextAction("sepay_disagrees", "error", null, `SePay does not say what became of its order ${code}.`)]
}

function describeMissing({ missingVnd }: NextActionsInput): NextAction[] {
  const message = `SePay has counted ${missingVnd} VND on this payment that the store has not found.`
  return missingVnd > 0 ? [nextAction("sepay_disagrees", "error", missingVnd, message)] : []
}

function describeReceived(input: NextActionsInput): NextAction[] {
  const { status, order, receivedVnd } = input
  const capturing =
    input.settlementStatus === "settled" ? [] : [nextAction("capturing", "info", receivedVnd, input.settlementError)]
  if (status === "outstanding") {
    return [...aboutMoney("outstanding", input.outstandingVnd ?? 0), ...capturing]
  }
  if (status === "refunded" || status === "partially_refunded") {
    const isMoreThanRefunds = (input.outstandingVnd ?? 0) > Math.round(order?.refundedWithoutCredit ?? 0)
    return [
      nextAction(status, "warning", Math.round(order?.refunded ?? 0)),
      ...(isMoreThanRefunds ? aboutMoney("outstanding", input.outstandingVnd ?? 0) : []),
    ]
  }
  if (capturing.length > 0) {
    return capturing
  }
  const refundedElsewhereVnd = Math.round(order?.refundedElsewhere ?? 0)
  const state =
    refundedElsewhereVnd > 0
      ? nextAction("other_refunded", "warning", refundedElsewhereVnd)
      : nextAction("paid", "success", receivedVnd)
  return [state, ...aboutMoney("overpaid", Math.round(-(order?.pendingDifference ?? 0)))]
}

function describeAwaited(input: NextActionsInput): NextAction {
  const remaining = remainingVnd(input)
  if (input.status === "waiting") {
    return nextAction("waiting", "info", remaining)
  }
  if (input.status === "partially_paid") {
    return nextAction("partially_paid", "warning", remaining)
  }
  if (input.vaOrder === null) {
    return nextAction("not_opened", "info", remaining)
  }
  if (!input.vaOrder.wasOpened) {
    return nextAction("opening_failed", "error", remaining, input.vaOrder.lastError)
  }
  return input.receivedVnd > 0
    ? nextAction("partial_stuck", "warning", remaining)
    : nextAction("expired", "warning", remaining, input.vaOrder.lastError)
}

function aboutMoney(code: NextActionCode, amountVnd: number, message: string | null = null): NextAction[] {
  return amountVnd > 0 ? [nextAction(code, "warning", amountVnd, message)] : []
}

function nextAction(
  code: NextActionCode,
  severity: NextAction["severity"],
  amountVnd: number | null,
  message: string | null = null
): NextAction {
  return { code, severity, amountVnd, message }
}
