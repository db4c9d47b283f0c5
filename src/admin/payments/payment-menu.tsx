import type { AdminOrder } from "@medusajs/framework/types"
import { ArrowPath, CheckCircle, Link as LinkIcon, Plus, XCircle } from "@medusajs/icons"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import type { AdminSepayOrderPayment } from "../../api/admin/sepay/payments/orders/types"
import { ActionMenu, type MenuAction } from "../components/action-menu"
import { MatchPaymentDrawer } from "./match-payment-drawer"
import { PaidAnotherWayDrawer } from "./paid-another-way-drawer"
import { useCancelVirtualAccount } from "./use-cancel-virtual-account"
import { useCheckPayment } from "./use-check-payment"
import { useOpenVirtualAccount } from "./use-open-virtual-account"

interface PaymentMenuProps {
  order: AdminOrder
  payment: AdminSepayOrderPayment
}

/** What an admin can do with a payment. */
export function PaymentMenu({ order, payment }: PaymentMenuProps) {
  const { t } = useTranslation("sepay")
  const [isMatching, setIsMatching] = useState(false)
  const [isPaidAnotherWay, setIsPaidAnotherWay] = useState(false)
  const check = useCheckPayment(order.id, payment)
  const open = useOpenVirtualAccount(order.id, payment)
  const cancel = useCancelVirtualAccount(order.id, payment)
  const isBusy = check.isPending || open.isPending || cancel.isPending
  const offer = (isOffered: boolean, action: MenuAction) => (isOffered ? [{ ...action, isDisabled: isBusy }] : [])
  return (
    <>
      <ActionMenu
        label={t("order.menu.label")}
        groups={[
          offer(payment.can_check, { label: t("order.menu.check"), icon: <ArrowPath />, onClick: check.run }),
          [
            ...offer(payment.can_open_virtual_account, {
              label: t("order.menu.open"),
              icon: <Plus />,
              onClick: open.run,
            }),
            ...offer(payment.remaining_vnd > 0 && payment.status !== "canceled", {
              label: t("order.menu.match"),
              icon: <LinkIcon />,
              onClick: () => setIsMatching(true),
            }),
            ...offer(payment.can_mark_paid_another_way, {
              label: t("order.menu.paidAnotherWay"),
              icon: <CheckCircle />,
              onClick: () => setIsPaidAnotherWay(true),
            }),
          ],
          offer(payment.can_cancel_virtual_account, {
            label: t("order.menu.cancel"),
            icon: <XCircle />,
            onClick: cancel.run,
          }),
        ]}
      />
      {isMatching && <MatchPaymentDrawer order={order} payment={payment} onOpenChange={setIsMatching} />}
      {isPaidAnotherWay && (
        <PaidAnotherWayDrawer orderId={order.id} payment={payment} onOpenChange={setIsPaidAnotherWay} />
      )}
    </>
  )
}
