import { clx, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayDay } from "../../api/admin/sepay/reports/statistics/types"
import { formatVnd } from "../lib/format-vnd"
import { CaptureTimeChart } from "./capture-time-chart"
import { addDays } from "./describe-days"
import { ReceivedChart } from "./received-chart"
import { StatisticsTable } from "./statistics-table"

interface StatisticsBodyProps {
  days: AdminSepayDay[]
}

/** The figures: in a sentence, as charts, and as a table. */
export function StatisticsBody({ days }: StatisticsBodyProps) {
  const { t } = useTranslation("sepay")
  const { receivedVnd, unmatchedVnd, capturedCount } = addDays(days)
  return (
    <div className="flex flex-col gap-y-4 px-6 pb-4">
      <Text size="small" className="text-ui-fg-subtle">
        {t("transactions.chart.total", {
          received: formatVnd(receivedVnd),
          unmatched: formatVnd(unmatchedVnd),
          days: days.length,
        })}{" "}
        {t("transactions.chart.captured", { number: capturedCount })}
      </Text>
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-y-2">
          <Legend
            title={t("transactions.chart.received")}
            entries={[
              { label: t("transactions.chart.matched"), color: "bg-ui-tag-blue-icon" },
              { label: t("transactions.chart.unmatched"), color: "bg-ui-tag-orange-icon" },
            ]}
          />
          <ReceivedChart days={days} />
        </div>
        <div className="flex min-w-0 flex-col gap-y-2">
          <Legend
            title={t("transactions.chart.timeToCaptured")}
            entries={[
              { label: t("transactions.chart.median"), color: "bg-ui-tag-green-icon" },
              { label: t("transactions.chart.p95"), color: "bg-ui-tag-purple-icon" },
            ]}
          />
          <CaptureTimeChart days={days} />
        </div>
      </div>
      <details>
        <summary
          className={clx(
            "txt-compact-small text-ui-fg-subtle w-fit cursor-pointer rounded",
            "focus-visible:shadow-borders-focus outline-none"
          )}
        >
          {t("transactions.chart.asTable")}
        </summary>
        <StatisticsTable days={days} />
      </details>
    </div>
  )
}

function Legend({ title, entries }: { title: string; entries: Array<{ label: string; color: string }> }) {
  return (
    <div className="txt-compact-xsmall text-ui-fg-subtle flex flex-wrap items-center gap-x-4 gap-y-1">
      <span className="txt-compact-small-plus text-ui-fg-base">{title}</span>
      {entries.map(({ label, color }) => (
        <span key={label} className="flex items-center gap-x-1.5">
          <span aria-hidden className={clx("size-2 rounded-sm", color)} />
          {label}
        </span>
      ))}
    </div>
  )
}
