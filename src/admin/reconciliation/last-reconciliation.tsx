import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayReconciliationsResponse } from "../../api/admin/sepay/reconciliation/types"
import { Moment } from "../components/moment"
import { SectionRow } from "../components/section-row"

interface LastReconciliationProps {
  run: AdminSepayReconciliationsResponse["runs"][number] | null
}

/** What the last reconciliation did, in a sentence. */
export function LastReconciliation({ run }: LastReconciliationProps) {
  const { t } = useTranslation("sepay")
  if (run === null) {
    return <SectionRow title={t("settings.reconciliation.last")}>{t("settings.reconciliation.never")}</SectionRow>
  }
  return (
    <SectionRow title={t("settings.reconciliation.last")}>
      {run.error === null ? (
        <StatusBadge color="green">{t("settings.reconciliation.finished")}</StatusBadge>
      ) : (
        <StatusBadge color="red">{t("settings.reconciliation.failed")}</StatusBadge>
      )}
      <Moment at={run.started_at} />
      <span>
        {t("settings.reconciliation.result", {
          seen: run.seen,
          recorded: run.recorded,
          settled: run.settled,
          unmatched: run.unmatched,
        })}
      </span>
      {run.error !== null && (
        <span className="break-words" lang="en">
          {run.error}
        </span>
      )}
    </SectionRow>
  )
}
