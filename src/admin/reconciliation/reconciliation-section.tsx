import { Button } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { QueryBody } from "../components/query-body"
import { SettingsSection } from "../components/settings-section"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { useSepayMutation } from "../lib/use-sepay-mutation"
import { LastReconciliation } from "./last-reconciliation"
import { ReconciliationProgress } from "./reconciliation-progress"
import { ReconciliationTable } from "./reconciliation-table"
import { CHANGED_BY_RECONCILIATION, useReconciliations } from "./use-reconciliations"

/** What finds the money that no webhook reported: when it last ran, and a way to run it now. */
export function ReconciliationSection() {
  const { t } = useTranslation("sepay")
  const queries = useQueryClient()
  const reconciliations = useReconciliations()
  const start = useSepayMutation({
    mutationFn: sepayAdminApi.startReconciliation,
    invalidates: [sepayKeys.reconciliations, ...CHANGED_BY_RECONCILIATION],
    onSuccess: (answer) => {
      queries.setQueryData(sepayKeys.reconciliations, answer)
    },
  })
  const isRunning = reconciliations.data?.progress?.is_running ?? false
  return (
    <SettingsSection
      title={t("settings.reconciliation.title")}
      description={t("settings.reconciliation.description")}
      aside={
        <Button
          className="shrink-0"
          size="small"
          variant="secondary"
          isLoading={start.isPending}
          disabled={isRunning || !reconciliations.data}
          onClick={() => start.mutate()}
        >
          {isRunning ? t("settings.reconciliation.running") : t("settings.reconciliation.start")}
        </Button>
      }
    >
      <QueryBody query={reconciliations}>
        {({ progress, runs }) => (
          <>
            <div role="status">
              {progress?.is_running ? (
                <ReconciliationProgress progress={progress} />
              ) : (
                <LastReconciliation run={runs[0] ?? null} />
              )}
            </div>
            {runs.length > 0 && <ReconciliationTable runs={runs} />}
          </>
        )}
      </QueryBody>
    </SettingsSection>
  )
}
