import { Alert } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayOrderPayment } from "../../api/admin/sepay/orders/types"
import { formatVnd } from "../lib/format-vnd"

interface UnpaidAlertProps {
  payment: Pick<AdminSepayOrderPayment, "amount_vnd" | "remaining_vnd">
}

/** Says to whoever is about to fulfill the order that its money is not there. */
export function UnpaidAlert({ payment }: UnpaidAlertProps) {
  const { t } = useTranslation("sepay")
  return (
    <div className="px-6 py-4">
      <Alert variant="warning">
        <span className="txt-small-plus block">{t("order.doNotFulfill.title")}</span>
        {t("order.doNotFulfill.description", {
          remaining: formatVnd(payment.remaining_vnd),
          amount: formatVnd(payment.amount_vnd),
        })}
      </Alert>
    </div>
  )
}
