import { Textarea } from "@medusajs/ui"
import { useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"

import { FormField } from "../../components/form-field"

const MAXIMUM_LENGTH = 500

/** Every form that decides about money says why. */
export interface ReasonFields {
  reason: string
}

interface ReasonFieldProps {
  /** Where more has to be said than that it is kept. */
  hint?: string
}

/** Why it is decided so. */
export function ReasonField({ hint }: ReasonFieldProps) {
  const { t } = useTranslation("sepay")
  const { register, formState } = useFormContext<ReasonFields>()
  const registration = register("reason", {
    validate: (reason) => reason.trim() !== "" || t("transactions.form.required"),
    maxLength: { value: MAXIMUM_LENGTH, message: t("transactions.form.tooLong", { maximum: MAXIMUM_LENGTH }) },
  })
  return (
    <FormField
      label={t("transactions.form.reason")}
      hint={hint ?? t("transactions.form.reasonHint")}
      error={formState.errors.reason?.message}
    >
      {(control) => <Textarea rows={3} {...control} {...registration} />}
    </FormField>
  )
}
