import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayReconciliationProgress } from "../../api/admin/sepay/reconciliation/types"

interface ReconciliationProgressProps {
  progress: AdminSepayReconciliationProgress
}

/** How far a reconciliation is. */
export function ReconciliationProgress({ progress }: ReconciliationProgressProps) {
  const { t } = useTranslation("sepay")
  const { accounts_read: read, accounts_total: total } = progress
  const percent = total === 0 ? 0 : Math.round((read / total) * 100)
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <Text size="small" leading="compact" className="text-ui-fg-subtle">
        {t("settings.reconciliation.progress", { read, count: total })}
      </Text>
      <div
        role="progressbar"
        aria-label={t("settings.reconciliation.running")}
        aria-valuenow={percent}
        className="bg-ui-bg-component h-1.5 overflow-hidden rounded-full"
      >
        <div className="bg-ui-tag-blue-icon h-full rounded-full transition-all" style={{ width: `${percent}%` }} />
      </div>
    </div>
  )
}
