import type { AdminSepayNextAction, AdminSepayOrderPayment } from "../../api/admin/sepay/payments/orders/types"

/** What an admin sees first of a payment. */
export type PaymentState =
  | "not_opened"
  | "waiting"
  | "partially_paid"
  | "confirming"
  | "expired"
  | "capturing"
  | "paid"
  | "outstanding"
  | "partially_refunded"
  | "refunded"
  | "canceled"
  | "canceled_with_money"

type DescribedPayment = Pick<AdminSepayOrderPayment, "status" | "is_captured"> & {
  next_actions: Array<Pick<AdminSepayNextAction, "code">>
}

/** Puts a payment's status, whether it is captured and what money it holds into one word. Pure. */
export function describePayment({ status, is_captured, next_actions }: DescribedPayment): PaymentState {
  switch (status) {
    case "pending":
      return "not_opened"
    case "paid":
      return is_captured ? "paid" : "capturing"
    case "canceled":
      return next_actions.some(({ code }) => code === "canceled_with_money" || code === "canceled_captured")
        ? "canceled_with_money"
        : "canceled"
    default:
      return status
  }
}

/** Whether money is to be transferred now. There can be a number to transfer to without a QR code. Pure. */
export function isPayable({ status }: Pick<AdminSepayOrderPayment, "status">): boolean {
  return status === "waiting" || status === "partially_paid"
}

const AWAITING_STATUSES: ReadonlyArray<AdminSepayOrderPayment["status"]> = [
  "pending",
  "waiting",
  "partially_paid",
  "confirming",
  "expired",
]

/** Whether (a part of) this payment is still to be transferred. Pure. */
export function isAwaitingMoney({ status }: Pick<AdminSepayOrderPayment, "status">): boolean {
  return AWAITING_STATUSES.includes(status)
}
