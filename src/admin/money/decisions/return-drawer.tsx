import { CurrencyInput } from "@medusajs/ui"
import { Controller, FormProvider, useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"

import type { AdminSepayTransaction } from "../../../api/admin/sepay/money/transactions/types"
import { FormField } from "../../components/form-field"
import { formatVnd } from "../../lib/format-vnd"
import { sepayAdminApi } from "../../lib/sepay-admin-api"
import { DecisionDrawer } from "./decision-drawer"
import { ReasonField, type ReasonFields } from "./reason-field"
import { useDecision } from "./use-decision"

interface ReturnDrawerProps {
  transaction: AdminSepayTransaction
  onOpenChange: (isOpen: boolean) => void
}

interface ReturnFields extends ReasonFields {
  /** As entered, in whole VND. */
  amount: string
}

/** Records that a transaction's money, or a part of it, was transferred back. */
export function ReturnDrawer({ transaction, onOpenChange }: ReturnDrawerProps) {
  const { t } = useTranslation("sepay")
  const { free_vnd, returnable_vnd, allocated_vnd } = transaction
  const form = useForm<ReturnFields>({ defaultValues: { amount: String(free_vnd || returnable_vnd), reason: "" } })
  const { mutate, isPending } = useDecision<ReturnFields>({
    decide: ({ amount, reason }) =>
      sepayAdminApi.returnTransaction(transaction.id, { amount_vnd: Number(amount), reason: reason.trim() }),
    doneText: () => t("transactions.return.done"),
    onDone: () => onOpenChange(false),
  })
  const isAmount = (amount: string) =>
    Number.isInteger(Number(amount)) && Number(amount) >= 1 && Number(amount) <= returnable_vnd
  const enteredVnd = Number(form.watch("amount")) || 0
  const takesFromOrder = enteredVnd > free_vnd && allocated_vnd.applied > 0
  return (
    <FormProvider {...form}>
      <DecisionDrawer
        onOpenChange={onOpenChange}
        title={t("transactions.return.title")}
        description={t("transactions.return.description")}
        consequence={t(
          takesFromOrder ? "transactions.return.consequenceUnpaid" : "transactions.return.consequence",
          { amount: formatVnd(enteredVnd) }
        )}
        confirmText={t("transactions.return.action")}
        isPending={isPending}
        onSubmit={form.handleSubmit((fields) => mutate(fields))}
      >
        <Controller
          control={form.control}
          name="amount"
          rules={{
            validate: (amount) =>
              isAmount(amount) ||
              t("transactions.return.amountInvalid", {
                minimum: formatVnd(1),
                maximum: formatVnd(returnable_vnd),
              }),
          }}
          render={({ field: { onChange, value, onBlur, ref }, fieldState }) => (
            <FormField label={t("transactions.return.amount")} error={fieldState.error?.message}>
              {(control) => (
                <CurrencyInput
                  {...control}
                  ref={ref}
                  symbol="₫"
                  code="vnd"
                  allowDecimals={false}
                  allowNegativeValue={false}
                  value={value}
                  onValueChange={(entered) => onChange(entered ?? "")}
                  onBlur={onBlur}
                />
              )}
            </FormField>
          )}
        />
        <ReasonField />
      </DecisionDrawer>
    </FormProvider>
  )
}
