import { Heading, Hint, Label, Select, Text } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"

import type {
  AdminSepayStatementColumn,
  AdminSepayStatementColumns,
  AdminSepayStatementPreviewResponse,
} from "../../../api/admin/sepay/money/transactions/types"
import { SampleTable } from "./sample-table"
import { COLUMN_LABELS, MISSING_LABELS } from "./statement-labels"
import { chooseColumn, COLUMN_ROLES } from "./statement-rows"

interface ColumnPickerProps {
  preview: AdminSepayStatementPreviewResponse
  onChange: (columns: AdminSepayStatementColumns) => void
}

/** Which column of the file says what, beside the file's first rows. */
export function ColumnPicker({ preview, onChange }: ColumnPickerProps) {
  const { t } = useTranslation("sepay")
  const width = Math.max(preview.header?.names.length ?? 0, ...preview.sample.map((cells) => cells.length))
  const names = Array.from({ length: width }, (_, index) => {
    const name = preview.header?.names[index]?.replace(/\s+/g, " ")
    return name ? name : t("entry.import.unnamed", { number: index + 1 })
  })
  return (
    <section className="flex flex-col gap-y-4">
      <div>
        <Heading level="h2">{t("entry.import.columns")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("entry.import.columnsHint")}
        </Text>
      </div>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {COLUMN_ROLES.map((role) => (
          <ColumnSelect
            key={role}
            role={role}
            names={names}
            value={preview.columns[role]}
            onChange={(column) => onChange(chooseColumn(preview.columns, role, column))}
          />
        ))}
      </div>
      {preview.missing.map((missing) => (
        <Hint key={missing} variant="error" role="alert">
          {t(MISSING_LABELS[missing])}
        </Hint>
      ))}
      <SampleTable names={names} rows={preview.sample} />
    </section>
  )
}

const NONE = "none"

interface ColumnSelectProps {
  role: AdminSepayStatementColumn
  names: string[]
  value: number | null
  onChange: (column: number | null) => void
}

function ColumnSelect({ role, names, value, onChange }: ColumnSelectProps) {
  const { t } = useTranslation("sepay")
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-y-2">
      <Label id={id} size="small" weight="plus">
        {t(COLUMN_LABELS[role])}
      </Label>
      <Select
        size="small"
        value={value === null ? NONE : String(value)}
        onValueChange={(chosen) => onChange(chosen === NONE ? null : Number(chosen))}
      >
        <Select.Trigger aria-labelledby={id}>
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          <Select.Item value={NONE}>{t("entry.import.none")}</Select.Item>
          {names.map((name, index) => (
            <Select.Item key={index} value={String(index)}>
              {name}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </div>
  )
}
