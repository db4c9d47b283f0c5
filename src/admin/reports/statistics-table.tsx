import { Table } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayDay } from "../../api/admin/sepay/reports/statistics/types"
import { Amount } from "../components/amount"
import { useDateFormat } from "./use-date-format"
import { useDurationFormat } from "./use-duration-format"

interface StatisticsTableProps {
  days: AdminSepayDay[]
}

/** The figures of the charts as text, the newest day first. */
export function StatisticsTable({ days }: StatisticsTableProps) {
  const { t } = useTranslation("sepay")
  const formatDate = useDateFormat()
  const formatDuration = useDurationFormat()
  const duration = (seconds: number | null) =>
    seconds === null ? t("transactions.none") : formatDuration(seconds)
  return (
    <div className="mt-2 max-h-80 overflow-auto" tabIndex={0} role="group" aria-label={t("transactions.chart.asTable")}>
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("transactions.chart.column.date")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("transactions.chart.column.received")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("transactions.chart.column.unmatched")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("transactions.chart.column.captured")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("transactions.chart.column.median")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("transactions.chart.column.p95")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {[...days].reverse().map((day) => (
            <Table.Row key={day.date}>
              <Table.Cell>{formatDate(day.date)}</Table.Cell>
              <Table.Cell className="text-right">
                <Amount vnd={day.received_vnd} />
              </Table.Cell>
              <Table.Cell className="text-right">
                <Amount vnd={day.unmatched_vnd} />
              </Table.Cell>
              <Table.Cell className="text-right">{day.captured_count}</Table.Cell>
              <Table.Cell className="text-right">{duration(day.time_to_captured_p50_seconds)}</Table.Cell>
              <Table.Cell className="text-right">{duration(day.time_to_captured_p95_seconds)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}
