import { Hint, Label, Select } from "@medusajs/ui"
import { useId } from "react"
import { useController } from "react-hook-form"
import { useTranslation } from "react-i18next"

import { useAccountOptions } from "../filters/use-account-options"

/** Every form about a bank's statement says whose it is. */
export interface AccountFields {
  accountNumber: string
}

/** The store's own account. */
export function AccountField() {
  const { t } = useTranslation("sepay")
  const id = useId()
  const accounts = useAccountOptions([])
  const { field, fieldState } = useController<AccountFields, "accountNumber">({
    name: "accountNumber",
    rules: { required: t("entry.record.accountChoose") },
  })
  const { ref, onChange, ...rest } = field
  return (
    <div className="flex flex-col gap-y-2">
      <Label id={id} size="small" weight="plus">
        {t("entry.record.account")}
      </Label>
      <Select {...rest} onValueChange={onChange}>
        <Select.Trigger ref={ref} aria-labelledby={id} aria-describedby={`${id}-note`} aria-invalid={fieldState.invalid}>
          <Select.Value placeholder={t("entry.record.accountChoose")} />
        </Select.Trigger>
        <Select.Content>
          {accounts.map(({ value, label }) => (
            <Select.Item key={value} value={value}>
              {label}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
      <Hint id={`${id}-note`} variant={fieldState.error ? "error" : "info"} role={fieldState.error ? "alert" : undefined}>
        {fieldState.error?.message ?? t("entry.record.accountHint")}
      </Hint>
    </div>
  )
}
