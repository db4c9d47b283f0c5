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
  /** The match that was a mistake, whose money is moved; omitted: free money is matched. */
  replacesDecisionId?: string
  onOpenChange: (isOpen: boolean) => void
}

const MATCH = {
  title: "transactions.match.title",
  description: "transactions.match.description",
  consequence: "transactions.match.consequence",
  action: "transactions.match.action",
  done: "transactions.match.done",
} as const
const MOVE = {
  title: "transactions.move.title",
  description: "transactions.move.description",
  consequence: "transactions.move.consequence",
  action: "transactions.move.action",
  done: "transactions.move.done",
} as const

interface MatchFields extends ReasonFields {
  choice: OrderChoice | null
}

/** Says which order a transaction's free money is for, or to which one money that was matched by mistake is moved. */
export function MatchDrawer({ transaction, replacesDecisionId, onOpenChange }: MatchDrawerProps) {
  const { t } = useTranslation("sepay")
  const texts = replacesDecisionId === undefined ? MATCH : MOVE
  const form = useForm<MatchFields>({ defaultValues: { choice: null, reason: "" } })
  const { mutate, isPending } = useDecision<{ choice: OrderChoice; reason: string }>({
    decide: ({ choice: { order, paymentCollectionId }, reason }) =>
      sepayAdminApi.matchTransaction(transaction.id, {
        ...(paymentCollectionId === null ? { order_id: order.id } : { payment_collection_id: paymentCollectionId }),
        ...(replacesDecisionId === undefined ? {} : { replaces_decision_id: replacesDecisionId }),
        reason,
      }),
    doneText: ({ choice }) => t(texts.done, { order: choice.order.display_id }),
    onDone: () => onOpenChange(false),
  })
  const chosen = form.watch("choice")
  const amount = formatVnd(transaction.free_vnd)
  return (
    <FormProvider {...form}>
      <DecisionDrawer
        onOpenChange={onOpenChange}
        title={t(texts.title)}
        description={t(texts.description, { amount })}
        consequence={
          chosen
            ? t(texts.consequence, { amount, order: chosen.order.display_id })
            : t("transactions.match.consequenceOpen")
        }
        confirmText={t(texts.action)}
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
