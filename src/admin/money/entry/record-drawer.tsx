import { Input, Label, Textarea, toast } from "@medusajs/ui"
import { useEffect, useId, useState } from "react"
import { Controller, FormProvider, useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"

import type { AdminSepayRecordedTransactionResponse } from "../../../api/admin/sepay/money/transactions/types"
import { FormField } from "../../components/form-field"
import { SegmentedSwitch } from "../../components/segmented-switch"
import { sepayKeys } from "../../lib/query-keys"
import { sepayAdminApi } from "../../lib/sepay-admin-api"
import { useSepayMutation } from "../../lib/use-sepay-mutation"
import { DecisionDrawer } from "../decisions/decision-drawer"
import { ReasonField, type ReasonFields } from "../decisions/reason-field"
import { DIRECTION_LABELS } from "../filters/filter-labels"
import { AccountField, type AccountFields } from "./account-field"
import { AmountField, type AmountFields } from "./amount-field"
import { listNamedTransactions } from "./named-transactions"
import { type AnotherFields, SimilarTransactions } from "./similar-transactions"
import { toVietnamMoment } from "./vietnam-moment"

interface RecordDrawerProps {
  onClose: () => void
  /** Shows the transaction that was recorded, or that the ledger had. */
  onOpen: (transactionId: string) => void
}

interface RecordFields extends ReasonFields, AccountFields, AmountFields, AnotherFields {
  direction: "in" | "out"
  /** As the browser's field writes it, in Vietnam's time. */
  time: string
  reference: string
  content: string
}

const EMPTY: RecordFields = {
  direction: "in",
  amount: "",
  accountNumber: "",
  time: "",
  reference: "",
  content: "",
  reason: "",
  isAnother: false,
}

/** Records a transfer that SePay has not reported. */
export function RecordDrawer({ onClose, onOpen }: RecordDrawerProps) {
  const { t } = useTranslation("sepay")
  const directionId = useId()
  const form = useForm<RecordFields>({ defaultValues: EMPTY })
  const [similarIds, setSimilarIds] = useState<string[]>([])
  const { mutate, isPending } = useSepayMutation<AdminSepayRecordedTransactionResponse, RecordFields>({
    mutationFn: ({ direction, amount, accountNumber, time, reference, content, reason, isAnother }) =>
      sepayAdminApi.recordTransaction({
        direction,
        amount_vnd: Number(amount),
        account_number: accountNumber,
        transacted_at: toVietnamMoment(time)?.toISOString() ?? time,
        reference_number: reference.trim() || null,
        content: content.trim() || null,
        reason: reason.trim(),
        is_another: isAnother,
      }),
    invalidates: [sepayKeys.transactions, sepayKeys.attention, sepayKeys.statistics],
    onSuccess: ({ outcome, transaction }) => {
      if (outcome === "recorded") {
        toast.success(t("entry.record.done"))
      } else {
        toast.info(t("entry.record.known"), { description: t("entry.record.knownHint") })
      }
      onClose()
      onOpen(transaction.id)
    },
    // A refusal that names transactions asks whether it is one of them.
    onError: (error) => {
      const named = listNamedTransactions(error)
      setSimilarIds(named)
      return named.length > 0
    },
  })
  // What was similar to another amount or time is asked about anew.
  useEffect(() => {
    const { unsubscribe } = form.watch((_, { name }) => {
      if (name !== undefined && name !== "isAnother" && name !== "reason") {
        setSimilarIds([])
        form.setValue("isAnother", false)
      }
    })
    return unsubscribe
  }, [form])
  const { errors } = form.formState
  return (
    <FormProvider {...form}>
      <DecisionDrawer
        onOpenChange={(isOpen) => !isOpen && onClose()}
        title={t("entry.record.title")}
        description={t("entry.record.description")}
        consequence={t("entry.record.consequence")}
        confirmText={t("entry.record.confirm")}
        isPending={isPending}
        onSubmit={form.handleSubmit((fields) => mutate(fields))}
      >
        <div className="flex flex-col gap-y-2">
          <Label id={directionId} size="small" weight="plus">
            {t("entry.record.direction")}
          </Label>
          <Controller
            control={form.control}
            name="direction"
            render={({ field: { value, onChange } }) => (
              <SegmentedSwitch
                label={t("entry.record.direction")}
                options={[
                  { value: "in", label: t(DIRECTION_LABELS.in) },
                  { value: "out", label: t(DIRECTION_LABELS.out) },
                ]}
                value={value}
                onChange={onChange}
              />
            )}
          />
        </div>
        <AmountField />
        <AccountField />
        <FormField label={t("entry.record.time")} hint={t("entry.record.timeHint")} error={errors.time?.message}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              {...form.register("time", {
                validate: (time) => {
                  const at = toVietnamMoment(time)
                  return (at !== null && at.getTime() <= Date.now()) || t("entry.record.timeInvalid")
                },
              })}
            />
          )}
        </FormField>
        <FormField label={t("entry.record.reference")} hint={t("entry.record.referenceHint")}>
          {(control) => <Input {...control} autoComplete="off" maxLength={100} {...form.register("reference")} />}
        </FormField>
        <FormField label={t("entry.record.content")}>
          {(control) => <Textarea {...control} rows={2} maxLength={500} {...form.register("content")} />}
        </FormField>
        {similarIds.length > 0 && <SimilarTransactions transactionIds={similarIds} />}
        <ReasonField />
      </DecisionDrawer>
    </FormProvider>
  )
}
