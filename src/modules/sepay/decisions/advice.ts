import type { SettlementStatus } from "../ledger/types"
import type { SepayPaymentStatus } from "./payment-status"
import { isFullyReceived, remainingVnd, type ReceivedInput } from "./received"

/**
 * What an admin has to know about a payment, or to do:
 * - `not_opened`: no virtual account was opened yet;
 * - `waiting`: the payer can transfer now; do not hand out goods;
 * - `partially_paid`: a part is there, the rest can be transferred now;
 * - `partial_stuck`: a part is there, and the virtual account takes no more: open a new one for the rest, or return it;
 * - `expired`: nothing was paid in time: open a new virtual account, or cancel the order;
 * - `opening_failed`: SePay did not open the last virtual account (`message` says why);
 * - `capturing`: all was received; Medusa is about to capture it;
 * - `capture_stopped`: all was received, and capturing it stopped (`message` says why);
 * - `paid`: received and captured;
 * - `canceled`: the order was cancelled, nothing is awaited;
 * - `canceled_with_money`: the order was cancelled, and money for it is there: return it;
 * - `surplus`: more was transferred than was due: return `amount_vnd`, or match it;
 * - `late`: money came after its virtual account was closed: match it, or return it;
 * - `return_owed`: a refund waits to be transferred.
 */
export type AdviceCode =
  | "not_opened"
  | "waiting"
  | "partially_paid"
  | "partial_stuck"
  | "expired"
  | "opening_failed"
  | "capturing"
  | "capture_stopped"
  | "paid"
  | "canceled"
  | "canceled_with_money"
  | "surplus"
  | "late"
  | "return_owed"

/** What is to be said, how loud, and about how much. */
export interface Advice {
  code: AdviceCode
  severity: "success" | "info" | "warning" | "error"
  /** Whole VND. */
  amountVnd: number | null
  /** What SePay or Medusa said. */
  message: string | null
}

/** What the advice is made of. Amounts are whole VND. */
export interface AdviceInput extends ReceivedInput {
  status: SepayPaymentStatus
  isCanceled: boolean
  settlementStatus: SettlementStatus
  settlementError: string | null
  /** The open VA order or the last one there was; `null` when there was none. */
  vaOrder: { wasOpened: boolean; lastError: string | null } | null
  /** Money of this payment that is not used, and what was refunded and not transferred yet. */
  surplusVnd: number
  lateVnd: number
  returnsOwedVnd: number
}

/** Says what a payment needs, the most important first. Pure. */
export function decideAdvice(input: AdviceInput): Advice[] {
  const leftOver: Advice[] = input.isCanceled
    ? []
    : [...aboutMoney("surplus", input.surplusVnd), ...aboutMoney("late", input.lateVnd)]
  return [describeState(input), ...leftOver, ...aboutMoney("return_owed", input.returnsOwedVnd)]
}

function describeState(input: AdviceInput): Advice {
  const remaining = remainingVnd(input)
  if (input.settlementStatus === "attention") {
    return advise("capture_stopped", "error", input.receivedVnd, input.settlementError)
  }
  if (input.settlementStatus === "settled") {
    return advise("paid", "success", input.receivedVnd)
  }
  if (input.isCanceled) {
    const heldVnd = input.receivedVnd + input.surplusVnd + input.lateVnd
    return heldVnd > 0 ? advise("canceled_with_money", "warning", heldVnd) : advise("canceled", "info", null)
  }
  if (isFullyReceived(input)) {
    return advise("capturing", "info", input.receivedVnd, input.settlementError)
  }
  if (input.status === "waiting") {
    return advise("waiting", "info", remaining)
  }
  if (input.status === "partially_paid") {
    return advise("partially_paid", "warning", remaining)
  }
  if (input.vaOrder === null) {
    return advise("not_opened", "info", remaining)
  }
  if (!input.vaOrder.wasOpened) {
    return advise("opening_failed", "error", remaining, input.vaOrder.lastError)
  }
  return input.receivedVnd > 0
    ? advise("partial_stuck", "warning", remaining)
    : advise("expired", "warning", remaining, input.vaOrder.lastError)
}

function aboutMoney(code: AdviceCode, amountVnd: number): Advice[] {
  return amountVnd > 0 ? [advise(code, "warning", amountVnd)] : []
}

function advise(
  code: AdviceCode,
  severity: Advice["severity"],
  amountVnd: number | null,
  message: string | null = null
): Advice {
  return { code, severity, amountVnd, message }
}
