import { StatusBadge, Table } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayReconciliationsResponse } from "../../api/admin/sepay/reconciliation/types"
import { Moment } from "../components/moment"

interface ReconciliationTableProps {
  runs: AdminSepayReconciliationsResponse["runs"]
}

/** What the last reconciliations did, the newest first. */
export function ReconciliationTable({ runs }: ReconciliationTableProps) {
  const { t, i18n } = useTranslation("sepay")
  const seconds = new Intl.NumberFormat(i18n.language, {
    style: "unit",
    unit: "second",
    unitDisplay: "short",
    maximumFractionDigits: 1,
  })
  return (
    <div className="overflow-x-auto" role="region" aria-label={t("settings.reconciliation.runs")} tabIndex={0}>
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("settings.reconciliation.startedAt")}</Table.HeaderCell>
            <Table.HeaderCell>{t("settings.reconciliation.state")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("settings.reconciliation.duration")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("settings.reconciliation.accounts")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("settings.reconciliation.seen")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("settings.reconciliation.recorded")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("settings.reconciliation.settled")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("settings.reconciliation.unmatched")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {runs.map((run) => (
            <Table.Row key={run.started_at} className="[&_td]:whitespace-nowrap">
              <Table.Cell>
                <Moment at={run.started_at} />
              </Table.Cell>
              <Table.Cell>
                {run.error === null ? (
                  <StatusBadge color="green">{t("settings.reconciliation.ok")}</StatusBadge>
                ) : (
                  <StatusBadge color="red">{t("settings.reconciliation.error")}</StatusBadge>
                )}
              </Table.Cell>
              <Table.Cell className="text-right tabular-nums">
                {seconds.format(run.duration_milliseconds / 1_000)}
              </Table.Cell>
              <Table.Cell className="text-right tabular-nums">{run.accounts}</Table.Cell>
              <Table.Cell className="text-right tabular-nums">{run.seen}</Table.Cell>
              <Table.Cell className="text-right tabular-nums">{run.recorded}</Table.Cell>
              <Table.Cell className="text-right tabular-nums">{run.settled}</Table.Cell>
              <Table.Cell className="text-right tabular-nums">{run.unmatched}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}
