import { Checkbox, Hint, Input, Label, Select } from "@medusajs/ui"
import { Controller, useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"

import { type Flow, flowTexts } from "./flows"
import { joinLifeTime, LIFE_TIME_UNITS, type LifeTimeUnit } from "./life-time"
import { useFormatLifeTime } from "./use-format-life-time"

/** What an admin fills in. */
export type LifeTimeForm = Record<Flow, { isFromOptions: boolean; count: string; unit: LifeTimeUnit }>

const unitTexts: Record<LifeTimeUnit, string> = {
  minutes: "settings.lifeTime.unitMinutes",
  hours: "settings.lifeTime.unitHours",
  days: "settings.lifeTime.unitDays",
}

interface LifeTimeFieldProps {
  flow: Flow
  /** What the plugin's options say. */
  defaultSeconds: number
}

/** The life time of one way to pay: as the options say, or a number of minutes, hours or days. */
export function LifeTimeField({ flow, defaultSeconds }: LifeTimeFieldProps) {
  const { t } = useTranslation("sepay")
  const { control, register, watch, trigger, formState } = useFormContext<LifeTimeForm>()
  const formatLifeTime = useFormatLifeTime()
  const isFromOptions = watch(`${flow}.isFromOptions`)
  const problem = formState.errors[flow]?.count
  const ids = { box: `sepay-${flow}-box`, count: `sepay-${flow}-count`, problem: `sepay-${flow}-problem` }
  return (
    <fieldset className="flex flex-col gap-y-3">
      <legend className="txt-compact-small-plus mb-3">{t(flowTexts[flow])}</legend>
      <div className="flex items-center gap-x-2">
        <Controller
          control={control}
          name={`${flow}.isFromOptions`}
          render={({ field: { value, onChange, ref } }) => (
            <Checkbox
              id={ids.box}
              ref={ref}
              checked={value}
              onCheckedChange={(checked) => {
                onChange(checked === true)
                void trigger(`${flow}.count`)
              }}
            />
          )}
        />
        <Label htmlFor={ids.box} size="small">
          {t("settings.lifeTime.useOptions", { duration: formatLifeTime(defaultSeconds) })}
        </Label>
      </div>
      {!isFromOptions && (
        <div className="grid grid-cols-2 gap-x-2 gap-y-1">
          <Input
            id={ids.count}
            inputMode="decimal"
            aria-label={t("settings.lifeTime.duration")}
            aria-invalid={problem !== undefined}
            aria-describedby={ids.problem}
            {...register(`${flow}.count`, {
              validate: (count, form) => form[flow].isFromOptions || joinLifeTime(count, form[flow].unit) !== null,
            })}
          />
          <Controller
            control={control}
            name={`${flow}.unit`}
            render={({ field: { value, onChange, ref } }) => (
              <Select
                value={value}
                onValueChange={(unit) => {
                  onChange(unit)
                  void trigger(`${flow}.count`)
                }}
              >
                <Select.Trigger ref={ref} aria-label={t("settings.lifeTime.unit")}>
                  <Select.Value />
                </Select.Trigger>
                <Select.Content>
                  {LIFE_TIME_UNITS.map((unit) => (
                    <Select.Item key={unit} value={unit}>
                      {t(unitTexts[unit])}
                    </Select.Item>
                  ))}
                </Select.Content>
              </Select>
            )}
          />
          <div id={ids.problem} aria-live="polite" className="col-span-2">
            {problem && <Hint variant="error">{t("settings.lifeTime.invalid")}</Hint>}
          </div>
        </div>
      )}
    </fieldset>
  )
}
