import { toast } from "@medusajs/ui"
import { FormProvider, useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"

import { sepayKeys } from "../lib/query-keys"
import { saveFile } from "../lib/save-file"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { useSepayMutation } from "../lib/use-sepay-mutation"
import { DecisionDrawer } from "../money/decisions/decision-drawer"
import { ReasonField, type ReasonFields } from "../money/decisions/reason-field"
import { toDay } from "../money/list-state"
import { type Person, toPersonName } from "./person"
import { personText } from "./way-texts"

interface ExportDrawerProps {
  person: Person
  onClose: () => void
}

/** Saves all that is known of a person as a file, once it is said why. */
export function ExportDrawer({ person, onClose }: ExportDrawerProps) {
  const { t } = useTranslation("sepay")
  const form = useForm<ReasonFields>({ defaultValues: { reason: "" } })
  const { mutate, isPending } = useSepayMutation<string, ReasonFields>({
    mutationFn: async ({ reason }) => {
      const { personal_data } = await sepayAdminApi.exportPersonalData({ ...toPersonName(person), reason: reason.trim() })
      const name = `sepay-personal-data-${toDay(new Date())}.json`
      saveFile(new Blob([JSON.stringify(personal_data, null, 2)], { type: "application/json" }), name)
      return name
    },
    invalidates: [sepayKeys.personalData],
    onSuccess: (file) => {
      toast.success(t("personalData.export.done", { file }))
      onClose()
    },
  })
  return (
    <FormProvider {...form}>
      <DecisionDrawer
        onOpenChange={(isOpen) => !isOpen && onClose()}
        title={t("personalData.export.title")}
        description={personText(t, person)}
        consequence={t("personalData.export.consequence")}
        confirmText={t("personalData.export.confirm")}
        isPending={isPending}
        onSubmit={form.handleSubmit((fields) => mutate(fields))}
      >
        <ReasonField hint={t("personalData.reasonHint")} />
      </DecisionDrawer>
    </FormProvider>
  )
}
