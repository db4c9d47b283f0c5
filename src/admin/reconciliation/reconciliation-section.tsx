import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { QueryBody } from "../components/query-body"
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
    <Container className="divide-y p-0">
      <div className="flex items-start justify-between gap-x-4 px-6 py-4">
        <div>
          <Heading level="h2">{t("settings.reconciliation.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("settings.reconciliation.description")}
          </Text>
        </div>
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
      </div>
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
    </Container>
  )
}
