import { toast } from "@medusajs/ui"
import { FormProvider, useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"

import type { AdminSepayAuditFinding, AdminSepayAuditFindingResponse } from "../../api/admin/sepay/audit/types"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { useSepayMutation } from "../lib/use-sepay-mutation"
import { DecisionDrawer } from "../money/decisions/decision-drawer"
import { ReasonField, type ReasonFields } from "../money/decisions/reason-field"
import { findingTexts } from "./finding-texts"

interface AcknowledgeFindingDrawerProps {
  finding: AdminSepayAuditFinding
  onOpenChange: (isOpen: boolean) => void
}

/** Records that a disagreement is known, and why it may stay. */
export function AcknowledgeFindingDrawer({ finding, onOpenChange }: AcknowledgeFindingDrawerProps) {
  const { t } = useTranslation("sepay")
  const form = useForm<ReasonFields>({ defaultValues: { reason: "" } })
  const { mutate, isPending } = useSepayMutation<AdminSepayAuditFindingResponse, ReasonFields>({
    mutationFn: ({ reason }) => sepayAdminApi.acknowledgeFinding(finding.id, { reason: reason.trim() }),
    invalidates: [sepayKeys.audit, sepayKeys.attention],
    onSuccess: () => {
      toast.success(t("transactions.audit.done"))
      onOpenChange(false)
    },
  })
  return (
    <FormProvider {...form}>
      <DecisionDrawer
        onOpenChange={onOpenChange}
        title={t("transactions.audit.acknowledgeTitle")}
        description={findingTexts(t, finding.kind).whatToDo}
        consequence={t("transactions.audit.consequence")}
        confirmText={t("transactions.audit.acknowledge")}
        isPending={isPending}
        onSubmit={form.handleSubmit((fields) => mutate(fields))}
      >
        <ReasonField />
      </DecisionDrawer>
    </FormProvider>
  )
}
