import { Alert } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayOrderPayment } from "../../api/admin/sepay/payments/orders/types"
import { formatVnd } from "../lib/format-vnd"

interface UnpaidAlertProps {
  payment: Pick<AdminSepayOrderPayment, "status" | "amount_vnd" | "remaining_vnd" | "outstanding_vnd">
}

/** Says to whoever is about to fulfill the order that not all of its money is there. */
export function UnpaidAlert({ payment }: UnpaidAlertProps) {
  const { t } = useTranslation("sepay")
  const isOutstanding = payment.status === "outstanding"
  return (
    <div className="px-6 py-4">
      <Alert variant="warning">
        <span className="txt-small-plus block">
          {t(isOutstanding ? "order.doNotFulfill.outstandingTitle" : "order.doNotFulfill.title")}
        </span>
        {isOutstanding
          ? t("order.doNotFulfill.outstanding", { outstanding: formatVnd(payment.outstanding_vnd ?? 0) })
          : t("order.doNotFulfill.description", {
              remaining: formatVnd(payment.remaining_vnd),
              amount: formatVnd(payment.amount_vnd),
            })}
      </Alert>
    </div>
  )
}
