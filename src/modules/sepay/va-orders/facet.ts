import { abandonOutdatedVaOrder } from "./abandon-outdated-va-order"
import { cancelReceivables } from "./cancel-receivables"
import { closeVaOrders, closeVaOrdersOf } from "./close-va-orders"
import { findCloseProblem } from "./find-close-problem"
import { flagPart } from "./flag-part"
import { openVirtualAccount } from "./open-virtual-account"
import { claimOrdersToCancel, postponeUnpaidCancel, recordUnpaidCancel, startUnpaidCancel } from "./orders-to-cancel"
import { abandonOpenVaOrderOf } from "./va-orders"
import { withdrawReceivable } from "./withdraw-receivable"

/** `sepay.vaOrders`: the life of VA orders at SePay, and of the orders that wait for them in vain. */
export const vaOrderFunctions = {
  abandonOpenVaOrderOf,
  abandonOutdatedVaOrder,
  cancelReceivables,
  claimOrdersToCancel,
  closeVaOrders,
  closeVaOrdersOf,
  findCloseProblem,
  flagPart,
  openVirtualAccount,
  postponeUnpaidCancel,
  recordUnpaidCancel,
  startUnpaidCancel,
  withdrawReceivable,
}
