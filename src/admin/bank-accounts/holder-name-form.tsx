import { Button, Hint, Input, Label } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"

import type { AdminSepayBankAccount } from "../../api/admin/sepay/bank-accounts/types"
import { DrawerForm } from "../settings/drawer-form"
import { HOLDER_NAME_PATTERN, suggestHolderName } from "./holder-name"

interface HolderNameFormProps {
  account: AdminSepayBankAccount
  isSaving: boolean
  onSave: (value: string | null) => void
}

/** BIDV's payee name: said at once when BIDV would not take it, with a spelling that it would. */
export function HolderNameForm({ account, isSaving, onSave }: HolderNameFormProps) {
  const { t } = useTranslation("sepay")
  const form = useForm({ mode: "onChange", defaultValues: { name: account.va_holder_name ?? "" } })
  const name = form.watch("name")
  const isValid = name.trim() === "" || HOLDER_NAME_PATTERN.test(name)
  const suggestion = suggestHolderName(name)
  return (
    <DrawerForm
      saveText={t("settings.bankField.save")}
      isSaving={isSaving}
      canSave={isValid && name.trim() !== (account.va_holder_name ?? "")}
      onSubmit={form.handleSubmit((filledIn) => onSave(filledIn.name.trim() || null))}
    >
      <div className="flex flex-col gap-y-2">
        <Label htmlFor="sepay-holder-name" size="small" weight="plus">
          {t("settings.bankField.holderName")}
        </Label>
        <Input
          id="sepay-holder-name"
          autoComplete="off"
          aria-invalid={!isValid}
          aria-describedby="sepay-holder-name-state sepay-holder-name-hint"
          {...form.register("name")}
        />
        <div id="sepay-holder-name-state" aria-live="polite" className="flex flex-col items-start gap-y-2">
          {isValid ? (
            <Hint>{t("settings.bankField.holderNameLength", { count: name.length })}</Hint>
          ) : (
            <>
              <Hint variant="error">{t("settings.bankField.holderNameInvalid")}</Hint>
              {suggestion !== "" && (
                <Button
                  size="small"
                  variant="secondary"
                  type="button"
                  onClick={() => form.setValue("name", suggestion, { shouldDirty: true })}
                >
                  {t("settings.bankField.suggestion", { name: suggestion })}
                </Button>
              )}
            </>
          )}
        </div>
        <Hint id="sepay-holder-name-hint">{t("settings.bankField.holderNameHint")}</Hint>
      </div>
    </DrawerForm>
  )
}
