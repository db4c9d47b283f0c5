import { toast } from "@medusajs/ui"
import { FormProvider, useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"

import type { AdminSepayOrderPayment, AdminSepayOrderPaymentResponse } from "../../api/admin/sepay/payments/orders/types"
import { formatVnd } from "../lib/format-vnd"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { useSepayMutation } from "../lib/use-sepay-mutation"
import { DecisionDrawer } from "../money/decisions/decision-drawer"
import { ReasonField, type ReasonFields } from "../money/decisions/reason-field"

interface PaidAnotherWayDrawerProps {
  orderId: string
  payment: AdminSepayOrderPayment
  onOpenChange: (isOpen: boolean) => void
}

/** Says that what a payment still waits for was paid another way: in cash, to another account. */
export function PaidAnotherWayDrawer({ orderId, payment, onOpenChange }: PaidAnotherWayDrawerProps) {
  const { t } = useTranslation("sepay")
  const form = useForm<ReasonFields>({ defaultValues: { reason: "" } })
  const amount = formatVnd(payment.remaining_vnd)
  const { mutate, isPending } = useSepayMutation<AdminSepayOrderPaymentResponse, ReasonFields>({
    mutationFn: ({ reason }) => sepayAdminApi.markPaidAnotherWay(payment.payment_collection_id, { reason: reason.trim() }),
    invalidates: [sepayKeys.order(orderId), sepayKeys.attention],
    onSuccess: () => {
      toast.success(t("order.paidAnotherWay.done"))
      onOpenChange(false)
    },
  })
  return (
    <FormProvider {...form}>
      <DecisionDrawer
        onOpenChange={onOpenChange}
        title={t("order.paidAnotherWay.title")}
        description={t("order.paidAnotherWay.description", { amount })}
        consequence={t("order.paidAnotherWay.consequence", { amount })}
        confirmText={t("order.paidAnotherWay.action")}
        isPending={isPending}
        onSubmit={form.handleSubmit((fields) => mutate(fields))}
      >
        <ReasonField />
      </DecisionDrawer>
    </FormProvider>
  )
}
