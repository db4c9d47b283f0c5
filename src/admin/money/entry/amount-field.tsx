import { CurrencyInput } from "@medusajs/ui"
import { useController } from "react-hook-form"
import { useTranslation } from "react-i18next"

import { FormField } from "../../components/form-field"
import { formatVnd } from "../../lib/format-vnd"

/** @param amount as entered, in whole VND */
export interface AmountFields {
  amount: string
}

/** How much was transferred. */
export function AmountField() {
  const { t } = useTranslation("sepay")
  const { field, fieldState } = useController<AmountFields, "amount">({
    name: "amount",
    rules: {
      validate: (amount) =>
        (Number.isSafeInteger(Number(amount)) && Number(amount) >= 1) ||
        t("entry.record.amountInvalid", { minimum: formatVnd(1) }),
    },
  })
  return (
    <FormField label={t("entry.record.amount")} error={fieldState.error?.message}>
      {(control) => (
        <CurrencyInput
          {...control}
          ref={field.ref}
          symbol="₫"
          code="vnd"
          allowDecimals={false}
          allowNegativeValue={false}
          value={field.value}
          onValueChange={(entered) => field.onChange(entered ?? "")}
          onBlur={field.onBlur}
        />
      )}
    </FormField>
  )
}
