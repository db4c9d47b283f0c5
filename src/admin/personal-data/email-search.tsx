import { Button, Input } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"

import { FormField } from "../components/form-field"
import { isEmail, type Person } from "./person"

interface EmailSearchProps {
  onFind: (person: Person) => void
}

/** Names a person by an address. It is sent once it is whole, not while it is typed. */
export function EmailSearch({ onFind }: EmailSearchProps) {
  const { t } = useTranslation("sepay")
  const { register, handleSubmit, formState } = useForm<{ email: string }>({ defaultValues: { email: "" } })
  const registration = register("email", {
    validate: (email) => isEmail(email.trim()) || t("personalData.person.invalidEmail"),
  })
  return (
    <form
      noValidate
      className="flex flex-col items-start gap-y-3"
      onSubmit={handleSubmit(({ email }) => onFind({ way: "email", email: email.trim() }))}
    >
      <div className="w-full">
        <FormField
          label={t("personalData.person.searchEmail")}
          hint={t("personalData.person.emailHint")}
          error={formState.errors.email?.message}
        >
          {(control) => <Input {...control} {...registration} type="email" autoComplete="off" />}
        </FormField>
      </div>
      <Button type="submit" size="small" variant="secondary">
        {t("personalData.person.show")}
      </Button>
    </form>
  )
}
