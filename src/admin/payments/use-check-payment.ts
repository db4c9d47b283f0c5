import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayOrderPayment, AdminSepayOrderPaymentResponse } from "../../api/admin/sepay/payments/orders/types"
import { formatVnd } from "../lib/format-vnd"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { useSepayMutation } from "../lib/use-sepay-mutation"

/** Asks SePay about a payment now, and says what came of it. Changes nothing that a webhook would not change. */
export function useCheckPayment(orderId: string, payment: AdminSepayOrderPayment) {
  const { t } = useTranslation("sepay")
  const { mutate, isPending } = useSepayMutation<AdminSepayOrderPaymentResponse>({
    mutationFn: () => sepayAdminApi.checkPayment(payment.payment_collection_id),
    invalidates: [sepayKeys.order(orderId), sepayKeys.transactions, sepayKeys.attention],
    onSuccess: ({ payment: checked, sepay, problem }) => {
      const newVnd = checked.received_vnd - payment.received_vnd
      const answer = sepay
        ? t("order.check.sepaySays", { status: sepay.status, amount: formatVnd(sepay.paid_amount_vnd) })
        : t("order.check.sepayNotAsked")
      const description = problem === null ? answer : t("order.check.problem", { message: problem })
      if (problem !== null && newVnd <= 0) {
        toast.warning(t("order.check.incomplete"), { description })
      } else if (newVnd > 0) {
        toast.success(t("order.check.newMoney", { amount: formatVnd(newVnd) }), { description })
      } else if (checked.status === "paid") {
        toast.success(t("order.check.paid"), { description })
      } else {
        toast.info(t("order.check.nothingNew"), { description })
      }
    },
  })
  return { run: () => mutate(), isPending }
}
