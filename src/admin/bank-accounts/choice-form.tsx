import { Hint, Label, Select } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Controller, useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"

import type {
  AdminSepayBankAccount,
  AdminSepayBankFieldChoicesResponse,
} from "../../api/admin/sepay/bank-accounts/types"
import { QueryBody } from "../components/query-body"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { DrawerForm } from "../settings/drawer-form"

type ChoiceField = "tid" | "va_prefix"

const fieldTexts: Record<ChoiceField, { label: string; hint: string }> = {
  tid: { label: "settings.bankField.tid", hint: "settings.bankField.tidHint" },
  va_prefix: { label: "settings.bankField.vaPrefix", hint: "settings.bankField.vaPrefixHint" },
}

interface ChoiceFormProps {
  account: AdminSepayBankAccount
  field: ChoiceField
  isSaving: boolean
  onSave: (value: string) => void
}

/** A field whose values SePay knows: one of them is picked. */
export function ChoiceForm({ account, field, isSaving, onSave }: ChoiceFormProps) {
  const { t } = useTranslation("sepay")
  const choices = useQuery({
    queryKey: sepayKeys.bankFieldChoices(account.id),
    queryFn: () => sepayAdminApi.listBankFieldChoices(account.id),
    staleTime: 0,
  })
  const form = useForm({ defaultValues: { value: account[field] ?? "" } })
  const value = form.watch("value")
  return (
    <DrawerForm
      saveText={t("settings.bankField.save")}
      isSaving={isSaving}
      canSave={value !== "" && value !== account[field]}
      onSubmit={form.handleSubmit((filledIn) => onSave(filledIn.value))}
    >
      <QueryBody query={choices} loadingRows={1}>
        {(answer) => (
          <div className="flex flex-col gap-y-2">
            <Label id="sepay-bank-field" size="small" weight="plus">
              {t(fieldTexts[field].label)}
            </Label>
            <Controller
              control={form.control}
              name="value"
              render={({ field: { ref, onChange, ...rest } }) => (
                <Select {...rest} onValueChange={onChange} disabled={answer.choices.length === 0}>
                  <Select.Trigger ref={ref} aria-labelledby="sepay-bank-field" aria-describedby="sepay-bank-field-hint">
                    <Select.Value placeholder={t("settings.bankField.choose")} />
                  </Select.Trigger>
                  <Select.Content>
                    {withCurrent(answer, account[field]).map((choice) => (
                      <Select.Item key={choice.value} value={choice.value}>
                        {choice.name === null ? choice.value : `${choice.name} (${choice.value})`}
                      </Select.Item>
                    ))}
                  </Select.Content>
                </Select>
              )}
            />
            <Hint id="sepay-bank-field-hint">
              {answer.choices.length === 0 ? t("settings.bankField.noChoices") : t(fieldTexts[field].hint)}
            </Hint>
          </div>
        )}
      </QueryBody>
    </DrawerForm>
  )
}

/** What is set stays visible also when SePay lists it no more. */
function withCurrent({ choices }: AdminSepayBankFieldChoicesResponse, current: string | null) {
  return current === null || choices.some(({ value }) => value === current)
    ? choices
    : [{ value: current, name: null }, ...choices]
}
