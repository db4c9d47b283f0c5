import { Hint } from "@medusajs/ui"
import { Controller, FormProvider, useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"

import type { AdminSepayTransaction } from "../../../api/admin/sepay/money/transactions/types"
import { formatVnd } from "../../lib/format-vnd"
import { sepayAdminApi } from "../../lib/sepay-admin-api"
import { DecisionDrawer } from "./decision-drawer"
import { MatchCandidates } from "./match-candidates"
import type { OrderChoice } from "./order-choice"
import { OrderSearch } from "./order-search"
import { ReasonField, type ReasonFields } from "./reason-field"
import { useDecision } from "./use-decision"

interface MatchDrawerProps {
  transaction: AdminSepayTransaction
  onOpenChange: (isOpen: boolean) => void
}

interface MatchFields extends ReasonFields {
  choice: OrderChoice | null
}

/** Says which order a transaction's free money is for. */
export function MatchDrawer({ transaction, onOpenChange }: MatchDrawerProps) {
  const { t } = useTranslation("sepay")
  const form = useForm<MatchFields>({ defaultValues: { choice: null, reason: "" } })
  const { mutate, isPending } = useDecision<{ choice: OrderChoice; reason: string }>({
    decide: ({ choice: { order, paymentCollectionId }, reason }) =>
      sepayAdminApi.matchTransaction(transaction.id, {
        ...(paymentCollectionId === null ? { order_id: order.id } : { payment_collection_id: paymentCollectionId }),
        reason,
      }),
    doneText: ({ choice }) => t("transactions.match.done", { order: choice.order.display_id }),
    onDone: () => onOpenChange(false),
  })
  const chosen = form.watch("choice")
  const amount = formatVnd(transaction.free_vnd)
  return (
    <FormProvider {...form}>
      <DecisionDrawer
        onOpenChange={onOpenChange}
        title={t("transactions.match.title")}
        description={t("transactions.match.description", { amount })}
        consequence={
          chosen
            ? t("transactions.match.consequence", { amount, order: chosen.order.display_id })
            : t("transactions.match.consequenceOpen")
        }
        confirmText={t("transactions.match.action")}
        isPending={isPending}
        onSubmit={form.handleSubmit(({ choice, reason }) => choice && mutate({ choice, reason: reason.trim() }))}
      >
        <Controller
          control={form.control}
          name="choice"
          rules={{ required: t("transactions.match.choose") }}
          render={({ field: { onChange }, fieldState }) => (
            <div className="flex flex-col gap-y-6">
              <MatchCandidates
                transactionId={transaction.id}
                chosenPaymentCollectionId={chosen?.paymentCollectionId ?? null}
                onChoose={onChange}
              />
              <OrderSearch
                label={t("transactions.match.search")}
                chosenOrderId={chosen && chosen.paymentCollectionId === null ? chosen.order.id : null}
                onChoose={onChange}
              />
              {fieldState.error && (
                <Hint variant="error" role="alert">
                  {fieldState.error.message}
                </Hint>
              )}
            </div>
          )}
        />
        <ReasonField />
      </DecisionDrawer>
    </FormProvider>
  )
}
