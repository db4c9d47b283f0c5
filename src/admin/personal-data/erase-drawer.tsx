import { Input, toast } from "@medusajs/ui"
import { FormProvider, useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"

import type { AdminSepayErasedPersonalDataResponse } from "../../api/admin/sepay/personal-data/types"
import { FormField } from "../components/form-field"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { useSepayMutation } from "../lib/use-sepay-mutation"
import { DecisionDrawer } from "../money/decisions/decision-drawer"
import { ReasonField, type ReasonFields } from "../money/decisions/reason-field"
import { confirmationOf, isConfirmedBy, type Person, toPersonName } from "./person"
import type { PreviewSummary } from "./summarize-preview"
import { personText } from "./way-texts"

interface EraseDrawerProps {
  person: Person
  summary: PreviewSummary
  onClose: () => void
}

interface EraseFields extends ReasonFields {
  confirmation: string
}

/** Removes a person's data for ever, once it is said why and the person's name was typed. */
export function EraseDrawer({ person, summary, onClose }: EraseDrawerProps) {
  const { t } = useTranslation("sepay")
  const form = useForm<EraseFields>({ defaultValues: { reason: "", confirmation: "" } })
  const { mutate, isPending } = useSepayMutation<AdminSepayErasedPersonalDataResponse, EraseFields>({
    mutationFn: ({ reason }) => sepayAdminApi.erasePersonalData({ ...toPersonName(person), reason: reason.trim() }),
    // What the ledger shows of the transactions is another thing afterwards.
    invalidates: [sepayKeys.personalData, sepayKeys.transactions, sepayKeys.unreadableRows, sepayKeys.orders, sepayKeys.audit],
    onSuccess: ({ erased, kept }) => {
      const count = erased.transaction_ids.length + erased.unreadable_row_ids.length
      toast.success(t("personalData.erase.done", { count }), {
        description: kept.length === 0 ? undefined : t("personalData.erase.doneKept", { count: kept.length }),
      })
      onClose()
    },
  })
  const registration = form.register("confirmation", {
    validate: (typed) => isConfirmedBy(person, typed) || t("personalData.erase.notConfirmed", { text: confirmationOf(person) }),
  })
  return (
    <FormProvider {...form}>
      <DecisionDrawer
        onOpenChange={(isOpen) => !isOpen && onClose()}
        title={t("personalData.erase.title")}
        description={personText(t, person)}
        consequence={[
          t("personalData.erase.consequence", { count: summary.erasable }),
          ...(summary.kept === 0 ? [] : [t("personalData.erase.consequenceKept", { count: summary.kept })]),
          t("personalData.erase.consequenceMedusa"),
        ].join(" ")}
        confirmText={t("personalData.erase.confirmAction")}
        variant="danger"
        isPending={isPending}
        onSubmit={form.handleSubmit((fields) => mutate(fields))}
      >
        <ReasonField hint={t("personalData.reasonHint")} />
        <FormField
          label={t("personalData.erase.confirm", { text: confirmationOf(person) })}
          hint={t("personalData.erase.confirmHint")}
          error={form.formState.errors.confirmation?.message}
        >
          {(control) => <Input {...control} {...registration} autoComplete="off" spellCheck={false} />}
        </FormField>
      </DecisionDrawer>
    </FormProvider>
  )
}
