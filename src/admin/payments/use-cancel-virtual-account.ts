import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayOrderPayment, AdminSepayOrderPaymentResponse } from "../../api/admin/sepay/payments/orders/types"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { useConfirmAction } from "../lib/use-confirm-action"
import { useSepayMutation } from "../lib/use-sepay-mutation"

/** Cancels the open virtual account at SePay, once the admin confirmed it. */
export function useCancelVirtualAccount(orderId: string, payment: AdminSepayOrderPayment) {
  const { t } = useTranslation("sepay")
  const confirm = useConfirmAction()
  const { mutate, isPending } = useSepayMutation<AdminSepayOrderPaymentResponse>({
    mutationFn: () => sepayAdminApi.cancelVirtualAccount(payment.payment_collection_id),
    invalidates: [sepayKeys.order(orderId)],
    onSuccess: () => {
      toast.success(t("order.cancelConfirm.done"))
    },
  })
  const run = async () => {
    const isConfirmed = await confirm({
      title: t("order.cancelConfirm.title", { number: payment.virtual_account?.va_number ?? "" }),
      description: t("order.cancelConfirm.description"),
      confirmText: t("order.cancelConfirm.action"),
      variant: "danger",
    })
    if (isConfirmed) {
      mutate()
    }
  }
  return { run: () => void run(), isPending }
}
