/**
 * What the bank and SePay do with money that is sent to an order's VA: a pure decision.
 *
 * Source: SePay's documentation of exact amounts (Sacombank, Vietcombank), partial payment (BIDV, VietinBank) and
 * VietinBank's overpayment, which reaches the account but is not matched to the order.
 */
import { BANKS } from "../../sepay/banks"
import type { BankName } from "../../sepay/banks"
import type { VietnamTime } from "../company/clock"
import type { Order, OrderStatus, VirtualAccount, VirtualAccountStatus } from "../company/model"

/** Why a bank sends the money back. */
export type RefusalReason = "unknown_account" | "cancelled" | "paid" | "expired" | "wrong_amount"

export type TransferDecision =
  /** The bank sends the money back: no transaction. */
  | { outcome: "refused"; reason: RefusalReason; message: string }
  /** The money reaches the account, the order stays as it is. */
  | { outcome: "unmatched" }
  /** The money reaches the account and counts for the order. */
  | { outcome: "matched"; virtualAccountStatus: VirtualAccountStatus; orderStatus: OrderStatus }

/** A transfer to a VA. */
export interface TransferToVirtualAccount {
  bank: BankName
  order: Readonly<Order>
  virtualAccount: Readonly<VirtualAccount>
  amountVnd: number
  now: VietnamTime
}

/** Banks where an overpayment reaches the account, unmatched. The others send it back. */
const BANKS_TAKING_OVERPAYMENT: ReadonlySet<BankName> = new Set<BankName>(["VietinBank"])

/** Decides what a transfer to a VA does. */
export function decideTransfer(transfer: TransferToVirtualAccount): TransferDecision {
  return refuseByStatus(transfer) ?? decideByAmount(transfer)
}

function refuseByStatus({ order, virtualAccount, now }: TransferToVirtualAccount): TransferDecision | null {
  if (virtualAccount.status === "Cancelled" || order.status === "Cancelled") {
    return { outcome: "refused", reason: "cancelled", message: "The virtual account was cancelled" }
  }
  if (virtualAccount.status === "Paid" || order.status === "Paid") {
    return { outcome: "refused", reason: "paid", message: "The virtual account or its order was paid already" }
  }
  if (virtualAccount.expiredAt !== null && now >= virtualAccount.expiredAt) {
    return { outcome: "refused", reason: "expired", message: `The virtual account expired ${virtualAccount.expiredAt}` }
  }
  return null
}

function decideByAmount({ bank, order, virtualAccount, amountVnd }: TransferToVirtualAccount): TransferDecision {
  const { acceptsUnderpayment } = BANKS[bank]
  const dueVnd = amountDue(order, virtualAccount)
  if (dueVnd === null) {
    return { outcome: "matched", virtualAccountStatus: "Paid", orderStatus: "Paid" }
  }
  if (amountVnd < dueVnd && acceptsUnderpayment) {
    return { outcome: "matched", virtualAccountStatus: "Unpaid", orderStatus: "Partially" }
  }
  if (amountVnd > dueVnd && BANKS_TAKING_OVERPAYMENT.has(bank)) {
    return { outcome: "unmatched" }
  }
  if (amountVnd !== dueVnd) {
    return { outcome: "refused", reason: "wrong_amount", message: `${bank} takes ${dueVnd} VND, not ${amountVnd}` }
  }
  // Where there is no partial payment, whichever VA is paid first closes the order.
  const closesOrder =
    !acceptsUnderpayment || order.amountVnd === null || order.paidAmountVnd + amountVnd >= order.amountVnd
  return { outcome: "matched", virtualAccountStatus: "Paid", orderStatus: closesOrder ? "Paid" : "Partially" }
}

/** What the VA still takes: its own rest or the order's, whichever is less; `null` for any amount. */
function amountDue(order: Readonly<Order>, virtualAccount: Readonly<VirtualAccount>): number | null {
  const rests = [order, virtualAccount].flatMap(({ amountVnd, paidAmountVnd }) =>
    amountVnd === null ? [] : [amountVnd - paidAmountVnd]
  )
  return rests.length === 0 ? null : Math.min(...rests)
}
