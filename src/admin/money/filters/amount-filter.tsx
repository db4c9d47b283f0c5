import { Button, CurrencyInput } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { FormField } from "../../components/form-field"

interface AmountFilterProps {
  minimumVnd: number | null
  maximumVnd: number | null
  onApply: (amounts: { minimumVnd: number | null; maximumVnd: number | null }) => void
}

/** Amounts, both ends included. */
export function AmountFilter({ minimumVnd, maximumVnd, onApply }: AmountFilterProps) {
  const { t } = useTranslation("sepay")
  const [minimum, setMinimum] = useState(minimumVnd?.toString() ?? "")
  const [maximum, setMaximum] = useState(maximumVnd?.toString() ?? "")
  const fields = [
    { label: t("transactions.filter.minimum"), value: minimum, setValue: setMinimum },
    { label: t("transactions.filter.maximum"), value: maximum, setValue: setMaximum },
  ]
  return (
    <form
      className="flex w-60 flex-col gap-y-3 p-3"
      onSubmit={(event) => {
        event.preventDefault()
        onApply({ minimumVnd: toVnd(minimum), maximumVnd: toVnd(maximum) })
      }}
    >
      {fields.map(({ label, value, setValue }) => (
        <FormField key={label} label={label}>
          {(control) => (
            <CurrencyInput
              {...control}
              size="small"
              symbol="₫"
              code="vnd"
              allowDecimals={false}
              allowNegativeValue={false}
              value={value}
              onValueChange={(entered) => setValue(entered ?? "")}
            />
          )}
        </FormField>
      ))}
      <Button type="submit" size="small" variant="secondary">
        {t("transactions.filter.apply")}
      </Button>
    </form>
  )
}

function toVnd(text: string): number | null {
  return text === "" ? null : Number(text)
}
