import { toast } from "@medusajs/ui"
import { FormProvider, useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"

import type {
  AdminSepayUnreadableRow,
  AdminSepayUnreadableRowResponse,
} from "../../api/admin/sepay/reconciliation/unreadable-rows/types"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { useSepayMutation } from "../lib/use-sepay-mutation"
import { DecisionDrawer } from "../money/decisions/decision-drawer"
import { ReasonField, type ReasonFields } from "../money/decisions/reason-field"

interface DismissUnreadableRowDrawerProps {
  row: AdminSepayUnreadableRow
  onOpenChange: (isOpen: boolean) => void
}

/** Records that an admin has looked at a row that cannot be read, and what it was. */
export function DismissUnreadableRowDrawer({ row, onOpenChange }: DismissUnreadableRowDrawerProps) {
  const { t } = useTranslation("sepay")
  const form = useForm<ReasonFields>({ defaultValues: { reason: "" } })
  const { mutate, isPending } = useSepayMutation<AdminSepayUnreadableRowResponse, ReasonFields>({
    mutationFn: ({ reason }) => sepayAdminApi.dismissUnreadableRow(row.id, { reason: reason.trim() }),
    invalidates: [sepayKeys.unreadableRows, sepayKeys.attention],
    onSuccess: () => {
      toast.success(t("transactions.unreadable.done"))
      onOpenChange(false)
    },
  })
  return (
    <FormProvider {...form}>
      <DecisionDrawer
        onOpenChange={onOpenChange}
        title={t("transactions.unreadable.dismissTitle")}
        description={t("transactions.unreadable.dismissDescription")}
        consequence={t("transactions.unreadable.consequence")}
        confirmText={t("transactions.unreadable.dismiss")}
        isPending={isPending}
        onSubmit={form.handleSubmit((fields) => mutate(fields))}
      >
        <ReasonField />
      </DecisionDrawer>
    </FormProvider>
  )
}
