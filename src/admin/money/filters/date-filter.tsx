import { Button, DatePicker, Label } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"

import { startOfDay, toDay } from "../list-state"

const PRESET_DAYS = [7, 30, 90]

interface DateFilterProps {
  fromDay: string | null
  toDay: string | null
  onChange: (days: { fromDay: string | null; toDay: string | null }) => void
}

/** Days, both ends included. */
export function DateFilter({ fromDay, toDay: untilDay, onChange }: DateFilterProps) {
  const { t } = useTranslation("sepay")
  const id = useId()
  const today = toDay(new Date())
  const since = (days: number) => onChange({ fromDay: toDay(startOfDay(today, 1 - days)), toDay: null })
  return (
    <div className="flex flex-col gap-y-3 p-3">
      <div className="flex flex-wrap gap-2">
        <Button type="button" size="small" variant="secondary" onClick={() => since(1)}>
          {t("transactions.filter.today")}
        </Button>
        {PRESET_DAYS.map((days) => (
          <Button key={days} type="button" size="small" variant="secondary" onClick={() => since(days)}>
            {t("transactions.filter.lastDays", { days })}
          </Button>
        ))}
      </div>
      <div className="flex flex-col gap-y-1">
        <Label id={`${id}-from`} size="xsmall" weight="plus">
          {t("transactions.filter.from")}
        </Label>
        <DatePicker
          aria-labelledby={`${id}-from`}
          size="small"
          modal
          value={fromDay === null ? null : startOfDay(fromDay, 0)}
          maxValue={untilDay === null ? undefined : startOfDay(untilDay, 0)}
          onChange={(date) => onChange({ fromDay: date && toDay(date), toDay: untilDay })}
        />
      </div>
      <div className="flex flex-col gap-y-1">
        <Label id={`${id}-to`} size="xsmall" weight="plus">
          {t("transactions.filter.to")}
        </Label>
        <DatePicker
          aria-labelledby={`${id}-to`}
          size="small"
          modal
          value={untilDay === null ? null : startOfDay(untilDay, 0)}
          minValue={fromDay === null ? undefined : startOfDay(fromDay, 0)}
          onChange={(date) => onChange({ fromDay, toDay: date && toDay(date) })}
        />
      </div>
    </div>
  )
}
