import { cancelReceivables } from "./cancel-receivables"
import { closeVaOrders, closeVaOrdersOf } from "./close-va-orders"
import { openVirtualAccount } from "./open-virtual-account"
import { claimOrdersToCancel, recordUnpaidCancel, startUnpaidCancel } from "./orders-to-cancel"
import { abandonOpenVaOrderOf } from "./va-orders"

/** `sepay.vaOrders`: the life of VA orders at SePay, and of the orders that wait for them in vain. */
export const vaOrderFunctions = {
  abandonOpenVaOrderOf,
  cancelReceivables,
  claimOrdersToCancel,
  closeVaOrders,
  closeVaOrdersOf,
  openVirtualAccount,
  recordUnpaidCancel,
  startUnpaidCancel,
}
