import type { AdminSepayNextAction, AdminSepayOrderPayment } from "../../api/admin/sepay/payments/orders/types"

/** While a transfer may arrive, or is being captured. */
const CLOSE_WATCH_MILLISECONDS = 3_000
/** While only an admin's or a late payer's doing changes something. */
const LOOSE_WATCH_MILLISECONDS = 15_000

type WatchedPayment = Pick<AdminSepayOrderPayment, "status" | "is_captured"> & {
  next_actions: Array<Pick<AdminSepayNextAction, "code">>
}

/** How often payments have to be read anew; `false`: nothing changes by itself any more. Pure. */
export function pollingInterval(payments: WatchedPayment[]): number | false {
  if (payments.some(isCloseToChange)) {
    return CLOSE_WATCH_MILLISECONDS
  }
  return payments.some(mayStillChange) ? LOOSE_WATCH_MILLISECONDS : false
}

function isCloseToChange({ status, is_captured, next_actions }: WatchedPayment): boolean {
  const isReceived = status === "paid" || status === "outstanding"
  const isCapturing = isReceived && !is_captured && !next_actions.some(({ code }) => code === "capture_stopped")
  return status === "waiting" || status === "partially_paid" || status === "confirming" || isCapturing
}

function mayStillChange({ status, is_captured }: WatchedPayment): boolean {
  return status === "pending" || status === "expired" || status === "outstanding" || (status === "paid" && !is_captured)
}
