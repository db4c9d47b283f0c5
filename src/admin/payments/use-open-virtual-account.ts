import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayOrderPayment, AdminSepayOrderPaymentResponse } from "../../api/admin/sepay/payments/orders/types"
import { formatVnd } from "../lib/format-vnd"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { useConfirmAction } from "../lib/use-confirm-action"
import { useSepayMutation } from "../lib/use-sepay-mutation"

/** Opens a new virtual account over what is still to be paid, once the admin confirmed it. */
export function useOpenVirtualAccount(orderId: string, payment: AdminSepayOrderPayment) {
  const { t } = useTranslation("sepay")
  const confirm = useConfirmAction()
  const { mutate, isPending } = useSepayMutation<AdminSepayOrderPaymentResponse>({
    mutationFn: () => sepayAdminApi.openVirtualAccount(payment.payment_collection_id),
    invalidates: [sepayKeys.order(orderId)],
    onSuccess: ({ payment: { virtual_account } }) => {
      const number = virtual_account?.va_number
      toast.success(number ? t("order.openConfirm.done", { number }) : t("order.openConfirm.doneWithoutNumber"))
    },
  })
  const run = async () => {
    const isConfirmed = await confirm({
      title: t("order.openConfirm.title"),
      description: t("order.openConfirm.description", { remaining: formatVnd(payment.remaining_vnd) }),
      confirmText: t("order.openConfirm.action"),
    })
    if (isConfirmed) {
      mutate()
    }
  }
  return { run: () => void run(), isPending }
}
