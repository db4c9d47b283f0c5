import {
  CheckCircleSolid,
  ExclamationCircleSolid,
  InformationCircleSolid,
  CircleXmarkSolid,
} from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import type { ComponentType } from "react"
import { useTranslation } from "react-i18next"

import type { AdminSepayAdvice, AdminSepayAdviceCode, AdminSepayOrderPayment } from "../../api/admin/sepay/orders/types"
import { formatVnd } from "../lib/format-vnd"

const SENTENCES: Record<AdminSepayAdviceCode, { what: string; next: string }> = {
  not_opened: { what: "order.advice.not_opened.what", next: "order.advice.not_opened.next" },
  waiting: { what: "order.advice.waiting.what", next: "order.advice.waiting.next" },
  partially_paid: { what: "order.advice.partially_paid.what", next: "order.advice.partially_paid.next" },
  partial_stuck: { what: "order.advice.partial_stuck.what", next: "order.advice.partial_stuck.next" },
  expired: { what: "order.advice.expired.what", next: "order.advice.expired.next" },
  opening_failed: { what: "order.advice.opening_failed.what", next: "order.advice.opening_failed.next" },
  capturing: { what: "order.advice.capturing.what", next: "order.advice.capturing.next" },
  capture_stopped: { what: "order.advice.capture_stopped.what", next: "order.advice.capture_stopped.next" },
  paid: { what: "order.advice.paid.what", next: "order.advice.paid.next" },
  other_refunded: { what: "order.advice.other_refunded.what", next: "order.advice.other_refunded.next" },
  outstanding: { what: "order.advice.outstanding.what", next: "order.advice.outstanding.next" },
  partially_refunded: {
    what: "order.advice.partially_refunded.what",
    next: "order.advice.partially_refunded.next",
  },
  refunded: { what: "order.advice.refunded.what", next: "order.advice.refunded.next" },
  canceled: { what: "order.advice.canceled.what", next: "order.advice.canceled.next" },
  canceled_captured: { what: "order.advice.canceled_captured.what", next: "order.advice.canceled_captured.next" },
  canceled_with_money: {
    what: "order.advice.canceled_with_money.what",
    next: "order.advice.canceled_with_money.next",
  },
  surplus: { what: "order.advice.surplus.what", next: "order.advice.surplus.next" },
  late: { what: "order.advice.late.what", next: "order.advice.late.next" },
  return_owed: { what: "order.advice.return_owed.what", next: "order.advice.return_owed.next" },
}

const ICONS: Record<AdminSepayAdvice["severity"], { Icon: ComponentType<{ className?: string }>; color: string }> = {
  success: { Icon: CheckCircleSolid, color: "text-ui-tag-green-icon" },
  info: { Icon: InformationCircleSolid, color: "text-ui-tag-blue-icon" },
  warning: { Icon: ExclamationCircleSolid, color: "text-ui-tag-orange-icon" },
  error: { Icon: CircleXmarkSolid, color: "text-ui-tag-red-icon" },
}

interface PaymentAdviceProps {
  payment: AdminSepayOrderPayment
}

/** What is going on with a payment, and the next step, in plain words. */
export function PaymentAdvice({ payment }: PaymentAdviceProps) {
  const { t } = useTranslation("sepay")
  return (
    <ul className="flex flex-col gap-y-4 px-6 py-4">
      {payment.advice.map((advice) => {
        const { Icon, color } = ICONS[advice.severity]
        const { what, next } = SENTENCES[advice.code]
        const amounts = {
          amount: formatVnd(advice.amount_vnd ?? payment.received_vnd),
          paid: formatVnd(payment.received_vnd),
          remaining: formatVnd(payment.remaining_vnd),
        }
        return (
          <li key={advice.code} className="flex gap-x-3">
            <span aria-hidden className="mt-0.5">
              <Icon className={color} />
            </span>
            <div className="flex min-w-0 flex-col gap-y-1">
              <Text size="small" weight="plus">
                {t(what, amounts)}
              </Text>
              <Text size="small" className="text-ui-fg-subtle">
                {t("order.advice.nextStep", { step: t(next, amounts) })}
              </Text>
              {advice.message !== null && (
                <Text size="xsmall" lang="en" className="text-ui-fg-subtle break-words">
                  {t("order.advice.serverSays", { message: advice.message })}
                </Text>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
