import {
  CheckCircleSolid,
  ExclamationCircleSolid,
  InformationCircleSolid,
  CircleXmarkSolid,
} from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import type { ComponentType } from "react"
import { useTranslation } from "react-i18next"

import type { AdminSepayNextAction, AdminSepayNextActionCode, AdminSepayOrderPayment } from "../../api/admin/sepay/payments/orders/types"
import { formatVnd } from "../lib/format-vnd"

const SENTENCES: Record<AdminSepayNextActionCode, { what: string; next: string }> = {
  not_opened: { what: "order.nextActions.not_opened.what", next: "order.nextActions.not_opened.next" },
  waiting: { what: "order.nextActions.waiting.what", next: "order.nextActions.waiting.next" },
  partially_paid: { what: "order.nextActions.partially_paid.what", next: "order.nextActions.partially_paid.next" },
  partial_stuck: { what: "order.nextActions.partial_stuck.what", next: "order.nextActions.partial_stuck.next" },
  expired: { what: "order.nextActions.expired.what", next: "order.nextActions.expired.next" },
  sepay_disagrees: { what: "order.nextActions.sepay_disagrees.what", next: "order.nextActions.sepay_disagrees.next" },
  opening_failed: { what: "order.nextActions.opening_failed.what", next: "order.nextActions.opening_failed.next" },
  capturing: { what: "order.nextActions.capturing.what", next: "order.nextActions.capturing.next" },
  capture_stopped: { what: "order.nextActions.capture_stopped.what", next: "order.nextActions.capture_stopped.next" },
  paid: { what: "order.nextActions.paid.what", next: "order.nextActions.paid.next" },
  paid_another_way: { what: "order.nextActions.paid_another_way.what", next: "order.nextActions.paid_another_way.next" },
  overpaid: { what: "order.nextActions.overpaid.what", next: "order.nextActions.overpaid.next" },
  other_refunded: { what: "order.nextActions.other_refunded.what", next: "order.nextActions.other_refunded.next" },
  outstanding: { what: "order.nextActions.outstanding.what", next: "order.nextActions.outstanding.next" },
  partially_refunded: {
    what: "order.nextActions.partially_refunded.what",
    next: "order.nextActions.partially_refunded.next",
  },
  refunded: { what: "order.nextActions.refunded.what", next: "order.nextActions.refunded.next" },
  canceled: { what: "order.nextActions.canceled.what", next: "order.nextActions.canceled.next" },
  canceled_captured: { what: "order.nextActions.canceled_captured.what", next: "order.nextActions.canceled_captured.next" },
  canceled_with_money: {
    what: "order.nextActions.canceled_with_money.what",
    next: "order.nextActions.canceled_with_money.next",
  },
  surplus: { what: "order.nextActions.surplus.what", next: "order.nextActions.surplus.next" },
  late: { what: "order.nextActions.late.what", next: "order.nextActions.late.next" },
  return_owed: { what: "order.nextActions.return_owed.what", next: "order.nextActions.return_owed.next" },
}

const ICONS: Record<AdminSepayNextAction["severity"], { Icon: ComponentType<{ className?: string }>; color: string }> = {
  success: { Icon: CheckCircleSolid, color: "text-ui-tag-green-icon" },
  info: { Icon: InformationCircleSolid, color: "text-ui-tag-blue-icon" },
  warning: { Icon: ExclamationCircleSolid, color: "text-ui-tag-orange-icon" },
  error: { Icon: CircleXmarkSolid, color: "text-ui-tag-red-icon" },
}

interface PaymentNextActionsProps {
  payment: AdminSepayOrderPayment
}

/** What is going on with a payment, and the next step, in plain words. */
export function PaymentNextActions({ payment }: PaymentNextActionsProps) {
  const { t } = useTranslation("sepay")
  return (
    <ul className="flex flex-col gap-y-4 px-6 py-4">
      {payment.next_actions.map((nextAction) => {
        const { Icon, color } = ICONS[nextAction.severity]
        const { what, next } = SENTENCES[nextAction.code]
        const amounts = {
          amount: formatVnd(nextAction.amount_vnd ?? payment.received_vnd),
          paid: formatVnd(payment.received_vnd),
          remaining: formatVnd(payment.remaining_vnd),
        }
        return (
          <li key={nextAction.code} className="flex gap-x-3">
            <span aria-hidden className="mt-0.5">
              <Icon className={color} />
            </span>
            <div className="flex min-w-0 flex-col gap-y-1">
              <Text size="small" weight="plus">
                {t(what, amounts)}
              </Text>
              <Text size="small" className="text-ui-fg-subtle">
                {t("order.nextActions.nextStep", { step: t(next, amounts) })}
              </Text>
              {nextAction.message !== null && (
                <Text size="xsmall" lang="en" className="text-ui-fg-subtle break-words">
                  {t("order.nextActions.serverSays", { message: nextAction.message })}
                </Text>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
