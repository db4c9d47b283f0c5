import { Input, toast } from "@medusajs/ui"
import { FormProvider, useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"

import type { AdminSepayReturnOwed, AdminSepayReturnOwedResponse } from "../../api/admin/sepay/returns/types"
import { FormField } from "../components/form-field"
import { formatVnd } from "../lib/format-vnd"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { useSepayMutation } from "../lib/use-sepay-mutation"
import { DecisionDrawer } from "../money/decisions/decision-drawer"
import { ReasonField, type ReasonFields } from "../money/decisions/reason-field"

const MAXIMUM_REFERENCE_LENGTH = 100

interface ConfirmReturnDrawerProps {
  returnOwed: AdminSepayReturnOwed
  onOpenChange: (isOpen: boolean) => void
}

interface ConfirmReturnFields extends ReasonFields {
  reference: string
}

/** Records that a refund was transferred, with the bank's reference. */
export function ConfirmReturnDrawer({ returnOwed, onOpenChange }: ConfirmReturnDrawerProps) {
  const { t } = useTranslation("sepay")
  const amount = formatVnd(returnOwed.amount_vnd)
  const form = useForm<ConfirmReturnFields>({ defaultValues: { reference: "", reason: "" } })
  const { mutate, isPending } = useSepayMutation<AdminSepayReturnOwedResponse, ConfirmReturnFields>({
    mutationFn: ({ reference, reason }) =>
      sepayAdminApi.confirmReturnOwed(returnOwed.id, { reference_number: reference.trim(), reason: reason.trim() }),
    invalidates: [sepayKeys.returnsOwed, sepayKeys.orders, sepayKeys.attention],
    onSuccess: () => {
      toast.success(t("transactions.returns.done"))
      onOpenChange(false)
    },
  })
  const reference = form.register("reference", {
    validate: (text) => text.trim() !== "" || t("transactions.form.required"),
    maxLength: {
      value: MAXIMUM_REFERENCE_LENGTH,
      message: t("transactions.form.tooLong", { maximum: MAXIMUM_REFERENCE_LENGTH }),
    },
  })
  return (
    <FormProvider {...form}>
      <DecisionDrawer
        onOpenChange={onOpenChange}
        title={t("transactions.returns.confirmTitle")}
        description={t("transactions.returns.confirmDescription", { amount })}
        consequence={t("transactions.returns.consequence", { amount })}
        confirmText={t("transactions.returns.confirm")}
        isPending={isPending}
        onSubmit={form.handleSubmit((fields) => mutate(fields))}
      >
        <FormField
          label={t("transactions.returns.reference")}
          hint={t("transactions.returns.referenceHint")}
          error={form.formState.errors.reference?.message}
        >
          {(control) => <Input {...control} {...reference} />}
        </FormField>
        <ReasonField />
      </DecisionDrawer>
    </FormProvider>
  )
}
