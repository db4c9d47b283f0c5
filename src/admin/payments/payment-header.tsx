import type { AdminOrder } from "@medusajs/framework/types"
import { Heading, StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayOrderPayment } from "../../api/admin/sepay/payments/orders/types"
import { formatVnd } from "../lib/format-vnd"
import { describePayment, type PaymentState } from "./describe-payment"
import { PaymentMenu } from "./payment-menu"

const STATUSES = {
  not_opened: { color: "orange", label: "order.status.not_opened" },
  waiting: { color: "orange", label: "order.status.waiting" },
  partially_paid: { color: "orange", label: "order.status.partially_paid" },
  confirming: { color: "orange", label: "order.status.confirming" },
  expired: { color: "red", label: "order.status.expired" },
  capturing: { color: "blue", label: "order.status.capturing" },
  paid: { color: "green", label: "order.status.paid" },
  outstanding: { color: "orange", label: "order.status.outstanding" },
  partially_refunded: { color: "orange", label: "order.status.partially_refunded" },
  refunded: { color: "grey", label: "order.status.refunded" },
  canceled: { color: "grey", label: "order.status.canceled" },
  canceled_with_money: { color: "red", label: "order.status.canceled_with_money" },
} as const satisfies Record<PaymentState, { color: string; label: string }>

interface PaymentHeaderProps {
  /** Of the heading, which names the section. */
  id: string
  order: AdminOrder
  payment: AdminSepayOrderPayment
  position: number
  total: number
}

/** The section's name, whether the payment is paid, and what can be done. */
export function PaymentHeader({ id, order, payment, position, total }: PaymentHeaderProps) {
  const { t } = useTranslation("sepay")
  const { color, label } = STATUSES[describePayment(payment)]
  const announcement = t("order.live", {
    status: t(label),
    paid: formatVnd(payment.received_vnd),
    amount: formatVnd(payment.amount_vnd),
  })
  return (
    <div className="flex items-center justify-between gap-x-2 px-6 py-4">
      <Heading id={id} level="h2">
        {total > 1 ? t("order.titleOf", { position, total }) : t("order.title")}
      </Heading>
      <div className="flex items-center gap-x-3">
        <StatusBadge color={color} className="text-nowrap">
          {t(label)}
        </StatusBadge>
        <span role="status" className="sr-only">
          {announcement}
        </span>
        <PaymentMenu order={order} payment={payment} />
      </div>
    </div>
  )
}
