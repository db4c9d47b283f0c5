import { FormProvider, useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"

import { sepayAdminApi } from "../../lib/sepay-admin-api"
import { DecisionDrawer } from "./decision-drawer"
import { ReasonField, type ReasonFields } from "./reason-field"
import { useDecision } from "./use-decision"

interface UndoDrawerProps {
  transactionId: string
  /** What the admin saw as the last decision. */
  decisionId: string
  onOpenChange: (isOpen: boolean) => void
}

/** Takes back the last decision about a transaction's money. */
export function UndoDrawer({ transactionId, decisionId, onOpenChange }: UndoDrawerProps) {
  const { t } = useTranslation("sepay")
  const form = useForm<ReasonFields>({ defaultValues: { reason: "" } })
  const { mutate, isPending } = useDecision<ReasonFields>({
    decide: ({ reason }) => sepayAdminApi.undoTransaction(transactionId, { decision_id: decisionId, reason: reason.trim() }),
    doneText: () => t("transactions.undo.done"),
    onDone: () => onOpenChange(false),
  })
  return (
    <FormProvider {...form}>
      <DecisionDrawer
        onOpenChange={onOpenChange}
        title={t("transactions.undo.title")}
        description={t("transactions.undo.description")}
        consequence={t("transactions.undo.consequence")}
        confirmText={t("transactions.undo.action")}
        variant="danger"
        isPending={isPending}
        onSubmit={form.handleSubmit((fields) => mutate(fields))}
      >
        <ReasonField />
      </DecisionDrawer>
    </FormProvider>
  )
}
