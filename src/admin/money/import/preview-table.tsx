import { Heading, Table, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import type { AdminSepayStatementRow } from "../../../api/admin/sepay/money/transactions/types"
import { SegmentedSwitch } from "../../components/segmented-switch"
import { TablePages } from "../../components/table-pages"
import { PreviewRow } from "./preview-row"
import { FILTER_LABELS } from "./statement-labels"
import { chooseRow, countStates, ROW_STATES, type RowChoices, type RowState } from "./statement-rows"

const PAGE_SIZE = 50

interface PreviewTableProps {
  rows: AdminSepayStatementRow[]
  choices: RowChoices
  onChoose: (choices: RowChoices) => void
}

/** What an import would do with each row, and where an admin says otherwise. */
export function PreviewTable({ rows, choices, onChoose }: PreviewTableProps) {
  const { t } = useTranslation("sepay")
  const [state, setState] = useState<RowState | "all">("all")
  const [pageIndex, setPageIndex] = useState(0)
  const counts = countStates(rows)
  const shown = state === "all" ? rows : rows.filter((row) => row.state === state)
  return (
    <section className="flex flex-col gap-y-4">
      <Heading level="h2">{t("entry.import.rows")}</Heading>
      <SegmentedSwitch
        label={t("entry.import.rows")}
        value={state}
        onChange={(chosen) => {
          setState(chosen)
          setPageIndex(0)
        }}
        options={[
          { value: "all", label: t("entry.import.filter.all", { total: rows.length }) },
          ...ROW_STATES.filter((one) => counts[one] > 0 || one === state).map((one) => ({
            value: one,
            label: t(FILTER_LABELS[one], { total: counts[one] }),
          })),
        ]}
      />
      {shown.length === 0 ? (
        <Text size="small">{t("entry.import.empty")}</Text>
      ) : (
        <div className="shadow-borders-base overflow-hidden rounded-lg">
          <div
            role="region"
            aria-label={t("entry.import.rows")}
            tabIndex={0}
            className="focus-visible:shadow-borders-focus overflow-x-auto outline-none"
          >
            <Table>
              <Table.Header>
                <Table.Row>
                  <Table.HeaderCell>{t("entry.import.head.line")}</Table.HeaderCell>
                  <Table.HeaderCell>{t("entry.import.head.record")}</Table.HeaderCell>
                  <Table.HeaderCell>{t("entry.import.head.time")}</Table.HeaderCell>
                  <Table.HeaderCell className="text-right">{t("entry.import.head.amount")}</Table.HeaderCell>
                  <Table.HeaderCell>{t("entry.import.head.text")}</Table.HeaderCell>
                  <Table.HeaderCell>{t("entry.import.head.state")}</Table.HeaderCell>
                </Table.Row>
              </Table.Header>
              <Table.Body>
                {shown.slice(pageIndex * PAGE_SIZE, (pageIndex + 1) * PAGE_SIZE).map((row) => (
                  <PreviewRow
                    key={row.line}
                    row={row}
                    choices={choices}
                    onChoose={(isRecorded) => onChoose(chooseRow(choices, row, isRecorded))}
                  />
                ))}
              </Table.Body>
            </Table>
          </div>
          <TablePages count={shown.length} pageSize={PAGE_SIZE} pageIndex={pageIndex} onPageChange={setPageIndex} />
        </div>
      )}
    </section>
  )
}
