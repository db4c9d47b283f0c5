import { Button, toast } from "@medusajs/ui"
import { useState } from "react"
import { FormProvider, useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"

import type { AdminSepayReturnOwed, AdminSepayReturnOwedResponse } from "../../api/admin/sepay/returns/types"
import { formatVnd } from "../lib/format-vnd"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { useSepayMutation } from "../lib/use-sepay-mutation"
import { DecisionDrawer } from "../money/decisions/decision-drawer"
import { ReasonField, type ReasonFields } from "../money/decisions/reason-field"

interface UndoConfirmationProps {
  returnOwed: AdminSepayReturnOwed
}

/** The button behind which a confirmation that was wrong is taken back. */
export function UndoConfirmation({ returnOwed }: UndoConfirmationProps) {
  const { t } = useTranslation("sepay")
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button
        size="small"
        variant="transparent"
        className="w-fit"
        aria-label={t("transactions.returns.undoOf", { amount: formatVnd(returnOwed.amount_vnd) })}
        onClick={() => setIsOpen(true)}
      >
        {t("transactions.undo.action")}
      </Button>
      {isOpen && <UndoConfirmationDrawer returnOwed={returnOwed} onOpenChange={setIsOpen} />}
    </>
  )
}

function UndoConfirmationDrawer({ returnOwed, onOpenChange }: UndoConfirmationProps & { onOpenChange: (isOpen: boolean) => void }) {
  const { t } = useTranslation("sepay")
  const amount = formatVnd(returnOwed.amount_vnd)
  const form = useForm<ReasonFields>({ defaultValues: { reason: "" } })
  const { mutate, isPending } = useSepayMutation<AdminSepayReturnOwedResponse, ReasonFields>({
    mutationFn: ({ reason }) => sepayAdminApi.undoReturnOwed(returnOwed.id, { reason: reason.trim() }),
    invalidates: [sepayKeys.returnsOwed, sepayKeys.transactions, sepayKeys.orders, sepayKeys.attention],
    onSuccess: () => {
      toast.success(t("transactions.returns.undone"))
      onOpenChange(false)
    },
  })
  return (
    <FormProvider {...form}>
      <DecisionDrawer
        onOpenChange={onOpenChange}
        title={t("transactions.returns.undoTitle")}
        description={t("transactions.returns.undoDescription", { amount })}
        consequence={t("transactions.returns.undoConsequence", { amount })}
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
