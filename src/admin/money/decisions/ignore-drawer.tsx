import { FormProvider, useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"

import type { AdminSepayTransaction } from "../../../api/admin/sepay/money/transactions/types"
import { formatVnd } from "../../lib/format-vnd"
import { sepayAdminApi } from "../../lib/sepay-admin-api"
import { DecisionDrawer } from "./decision-drawer"
import { ReasonField, type ReasonFields } from "./reason-field"
import { useDecision } from "./use-decision"

interface IgnoreDrawerProps {
  transaction: AdminSepayTransaction
  onOpenChange: (isOpen: boolean) => void
}

/** Says that a transaction's free money has nothing to do with the store. */
export function IgnoreDrawer({ transaction, onOpenChange }: IgnoreDrawerProps) {
  const { t } = useTranslation("sepay")
  const form = useForm<ReasonFields>({ defaultValues: { reason: "" } })
  const { mutate, isPending } = useDecision<ReasonFields>({
    decide: ({ reason }) => sepayAdminApi.ignoreTransaction(transaction.id, { reason: reason.trim() }),
    doneText: () => t("transactions.ignore.done"),
    onDone: () => onOpenChange(false),
  })
  return (
    <FormProvider {...form}>
      <DecisionDrawer
        onOpenChange={onOpenChange}
        title={t("transactions.ignore.title")}
        description={t("transactions.ignore.description")}
        consequence={t("transactions.ignore.consequence", { amount: formatVnd(transaction.free_vnd) })}
        confirmText={t("transactions.ignore.action")}
        variant="danger"
        isPending={isPending}
        onSubmit={form.handleSubmit((fields) => mutate(fields))}
      >
        <ReasonField />
      </DecisionDrawer>
    </FormProvider>
  )
}
