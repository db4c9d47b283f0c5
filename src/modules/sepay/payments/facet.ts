import { announceReceived, announceVirtualAccounts } from "./announcements"
import { describePayment } from "./describe-payment"
import { describePaymentForAdmin } from "./describe-payment-for-admin"
import { watchPayment } from "./payment-changes"
import { tellPayers } from "./tell-payers"

/** `sepay.payments`: what shoppers and admins read of a payment, and when it changes. */
export const paymentFunctions = {
  announceReceived,
  announceVirtualAccounts,
  describePayment,
  describePaymentForAdmin,
  tellPayers,
  watchPayment,
}
