import { Badge, Checkbox, Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayStatementRow } from "../../../api/admin/sepay/money/transactions/types"
import { Amount } from "../../components/amount"
import { formatOccurredAt } from "../format-occurred-at"
import { TransactionSummary } from "../transaction-summary"
import { STATES, WHY_LABELS } from "./statement-labels"
import { isRecordable, isToBeRecorded, type RowChoices } from "./statement-rows"

interface PreviewRowProps {
  row: AdminSepayStatementRow
  choices: RowChoices
  onChoose: (isRecorded: boolean) => void
}

/** A row of the statement, what it is, and whether it will be recorded. */
export function PreviewRow({ row, choices, onChoose }: PreviewRowProps) {
  const { t } = useTranslation("sepay")
  return (
    <Table.Row>
      <Table.Cell className="tabular-nums">{row.line}</Table.Cell>
      <Table.Cell>
        {isRecordable(row) && (
          <Checkbox
            checked={isToBeRecorded(row, choices)}
            onCheckedChange={(isChecked) => onChoose(isChecked === true)}
            aria-label={
              row.state === "possible_duplicate"
                ? t("entry.import.recordAnother", { line: row.line })
                : t("entry.import.recordRow", { line: row.line })
            }
          />
        )}
      </Table.Cell>
      <RowFacts row={row} />
      <Table.Cell className="min-w-64">
        <div className="flex flex-col items-start gap-y-1 py-2">
          <Badge size="2xsmall" color={STATES[row.state].color}>
            {t(STATES[row.state].label)}
          </Badge>
          <RowRemarks row={row} />
        </div>
      </Table.Cell>
    </Table.Row>
  )
}

interface RowProps {
  row: AdminSepayStatementRow
}

/** What the row says: a transfer, or its cells as they are. */
function RowFacts({ row }: RowProps) {
  const { i18n } = useTranslation("sepay")
  if (!("entry" in row)) {
    return (
      <>
        <Table.Cell />
        <Table.Cell />
        <Table.Cell className="text-ui-fg-subtle max-w-sm whitespace-normal break-words">
          {row.cells.filter((cell) => cell !== "").join(" · ")}
        </Table.Cell>
      </>
    )
  }
  const { entry } = row
  const texts = [entry.reference_number, entry.content].filter((text) => text !== null)
  return (
    <>
      <Table.Cell className="whitespace-nowrap">
        {formatOccurredAt({ occurred_at: entry.transacted_at, is_day_only: entry.is_day_only }, i18n.language)}
      </Table.Cell>
      <Table.Cell className="text-right">
        <Amount vnd={entry.direction === "out" ? -entry.amount_vnd : entry.amount_vnd} />
      </Table.Cell>
      <Table.Cell className="max-w-sm whitespace-normal break-words">{texts.join(" · ")}</Table.Cell>
    </>
  )
}

/** Why it is what it is: the transactions that it may be, the order that it names, or what makes no sense in it. */
function RowRemarks({ row }: RowProps) {
  const { t } = useTranslation("sepay")
  if ("why" in row) {
    const value = row.state === "unreadable" ? row.value : ""
    return (
      <Text as="span" size="small" leading="compact" className="text-ui-fg-subtle whitespace-normal break-words">
        {t(WHY_LABELS[row.why], { value })}
      </Text>
    )
  }
  const remarks = [
    ...(row.state === "possible_duplicate" && row.same_as_line !== null
      ? [t("entry.import.sameAsLine", { line: row.same_as_line })]
      : []),
    ...("suggested_order" in row && row.suggested_order !== null
      ? [t("entry.import.suggested", { order: row.suggested_order.display_id })]
      : []),
  ]
  return (
    <>
      {remarks.map((remark) => (
        <Text key={remark} as="span" size="small" leading="compact">
          {remark}
        </Text>
      ))}
      {"transactions" in row &&
        row.transactions.map((transaction) => <TransactionSummary key={transaction.id} transaction={transaction} />)}
    </>
  )
}
