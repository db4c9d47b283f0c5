import type { AdminOrder } from "@medusajs/framework/types"
import { Hint } from "@medusajs/ui"
import { Controller, FormProvider, useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"

import type { AdminSepayOrderPayment } from "../../api/admin/sepay/payments/orders/types"
import type { AdminSepayTransaction } from "../../api/admin/sepay/money/transactions/types"
import { formatVnd } from "../lib/format-vnd"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { DecisionDrawer } from "../money/decisions/decision-drawer"
import { ReasonField, type ReasonFields } from "../money/decisions/reason-field"
import { useDecision } from "../money/decisions/use-decision"
import { TransactionSearch } from "./transaction-search"

interface MatchPaymentDrawerProps {
  order: AdminOrder
  payment: AdminSepayOrderPayment
  onOpenChange: (isOpen: boolean) => void
}

interface MatchPaymentFields extends ReasonFields {
  transaction: AdminSepayTransaction | null
}

/** Says which transfer paid an order, where none was recognized by itself. */
export function MatchPaymentDrawer({ order, payment, onOpenChange }: MatchPaymentDrawerProps) {
  const { t } = useTranslation("sepay")
  const form = useForm<MatchPaymentFields>({ defaultValues: { transaction: null, reason: "" } })
  const orderNumber = order.display_id ?? order.id
  const { mutate, isPending } = useDecision<{ transaction: AdminSepayTransaction; reason: string }>({
    decide: ({ transaction, reason }) =>
      sepayAdminApi.matchTransaction(transaction.id, { payment_collection_id: payment.payment_collection_id, reason }),
    doneText: () => t("transactions.match.done", { order: orderNumber }),
    onDone: () => onOpenChange(false),
  })
  const chosen = form.watch("transaction")

  const describeRest = (freeVnd: number) => {
    const missingVnd = payment.remaining_vnd - freeVnd
    if (missingVnd > 0) {
      return t("transactions.matchPayment.missing", { amount: formatVnd(missingVnd) })
    }
    return missingVnd === 0
      ? t("transactions.matchPayment.completes")
      : t("transactions.matchPayment.surplus", { amount: formatVnd(-missingVnd) })
  }

  return (
    <FormProvider {...form}>
      <DecisionDrawer
        onOpenChange={onOpenChange}
        title={t("transactions.matchPayment.title")}
        description={t("transactions.matchPayment.description", {
          remaining: formatVnd(payment.remaining_vnd),
          order: orderNumber,
        })}
        consequence={
          chosen
            ? t("transactions.matchPayment.consequence", {
                amount: formatVnd(Math.min(chosen.free_vnd, payment.remaining_vnd)),
                order: orderNumber,
                rest: describeRest(chosen.free_vnd),
              })
            : t("transactions.matchPayment.choose")
        }
        confirmText={t("transactions.match.action")}
        isPending={isPending}
        onSubmit={form.handleSubmit(
          ({ transaction, reason }) => transaction && mutate({ transaction, reason: reason.trim() })
        )}
      >
        <Controller
          control={form.control}
          name="transaction"
          rules={{ required: t("transactions.matchPayment.choose") }}
          render={({ field: { onChange, value }, fieldState }) => (
            <div className="flex flex-col gap-y-3">
              <TransactionSearch chosenId={value?.id ?? null} onChoose={onChange} />
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
