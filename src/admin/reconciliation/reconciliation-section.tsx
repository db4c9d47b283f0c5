import { Button, Input, Label } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useId, useState } from "react"
import { useTranslation } from "react-i18next"

import type { AdminSepayReconciliationsResponse } from "../../api/admin/sepay/reconciliation/types"
import { QueryBody } from "../components/query-body"
import { SettingsSection } from "../components/settings-section"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { useSepayMutation } from "../lib/use-sepay-mutation"
import { startOfDay, toDay } from "../money/list-state"
import { LastReconciliation } from "./last-reconciliation"
import { ReconciliationProgress } from "./reconciliation-progress"
import { ReconciliationTable } from "./reconciliation-table"
import { CHANGED_BY_RECONCILIATION, useReconciliations } from "./use-reconciliations"

/** What finds the money that no webhook reported: when it last ran, and a way to run it now. */
export function ReconciliationSection() {
  const { t } = useTranslation("sepay")
  const dayId = useId()
  const queries = useQueryClient()
  const reconciliations = useReconciliations()
  const [day, setDay] = useState("")
  const start = useSepayMutation<AdminSepayReconciliationsResponse, { read_from?: string }>({
    mutationFn: (body) => sepayAdminApi.startReconciliation(body),
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
          onClick={() => start.mutate({})}
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
            <form
              className="flex flex-wrap items-end gap-3 px-6 py-4"
              onSubmit={(event) => {
                event.preventDefault()
                start.mutate({ read_from: startOfDay(day, 0).toISOString() })
              }}
            >
              <div className="flex flex-col gap-y-1">
                <Label htmlFor={dayId} size="small">
                  {t("settings.reconciliation.readAgainFrom")}
                </Label>
                <Input
                  id={dayId}
                  type="date"
                  size="small"
                  value={day}
                  max={toDay(new Date())}
                  onChange={(event) => setDay(event.target.value)}
                />
              </div>
              <Button type="submit" size="small" variant="secondary" disabled={day === "" || isRunning || start.isPending}>
                {t("settings.reconciliation.readAgain")}
              </Button>
            </form>
          </>
        )}
      </QueryBody>
    </SettingsSection>
  )
}
