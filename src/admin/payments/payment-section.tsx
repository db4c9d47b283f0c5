import type { AdminOrder } from "@medusajs/framework/types"
import { Container } from "@medusajs/ui"
import { useId } from "react"

import type { AdminSepayOrderPayment } from "../../api/admin/sepay/payments/orders/types"
import { isAwaitingMoney, isPayable } from "./describe-payment"
import { PaymentNextActions } from "./payment-next-actions"
import { PaymentAdminActions } from "./payment-admin-actions"
import { PaymentAmounts } from "./payment-amounts"
import { PaymentHeader } from "./payment-header"
import { PaymentReturnsOwed } from "./payment-returns-owed"
import { PaymentTransactions } from "./payment-transactions"
import { UnpaidAlert } from "./unpaid-alert"
import { VaOrderHistory } from "./va-order-history"
import { VirtualAccountDetails } from "./virtual-account-details"

interface PaymentSectionProps {
  order: AdminOrder
  payment: AdminSepayOrderPayment
  /** Which of the order's payments it is, from 1 on. */
  position: number
  total: number
}

/** A payment through SePay: is it paid, how much, by which transfer, and what to do if not. */
export function PaymentSection({ order, payment, position, total }: PaymentSectionProps) {
  const headingId = useId()
  return (
    <Container role="region" aria-labelledby={headingId} className="divide-y p-0">
      <PaymentHeader id={headingId} order={order} payment={payment} position={position} total={total} />
      {(isAwaitingMoney(payment) || payment.status === "outstanding") && <UnpaidAlert payment={payment} />}
      <PaymentAmounts payment={payment} />
      <PaymentNextActions payment={payment} />
      {payment.virtual_account && isPayable(payment) && (
        <VirtualAccountDetails
          order={order}
          virtualAccount={payment.virtual_account}
          vietqr={payment.vietqr}
          amountVnd={payment.remaining_vnd}
        />
      )}
      <PaymentTransactions payment={payment} />
      {payment.returns_owed.length > 0 && <PaymentReturnsOwed returnsOwed={payment.returns_owed} />}
      {payment.va_orders.length > 0 && <VaOrderHistory vaOrders={payment.va_orders} />}
      {payment.actions.length > 0 && <PaymentAdminActions actions={payment.actions} />}
    </Container>
  )
}
