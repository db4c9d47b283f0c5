import { Checkbox, Hint, Label, Text } from "@medusajs/ui"
import { useQueries } from "@tanstack/react-query"
import { useId } from "react"
import { useController } from "react-hook-form"
import { useTranslation } from "react-i18next"

import { sepayKeys } from "../../lib/query-keys"
import { sepayAdminApi } from "../../lib/sepay-admin-api"
import { TransactionSummary } from "../transaction-summary"

/** @param isAnother the admin has looked at similar transactions, and says that this is another one */
export interface AnotherFields {
  isAnother: boolean
}

interface SimilarTransactionsProps {
  transactionIds: string[]
}

/** Transactions that a transfer may be, and where an admin says that it is none of them. */
export function SimilarTransactions({ transactionIds }: SimilarTransactionsProps) {
  const { t } = useTranslation("sepay")
  const id = useId()
  const queries = useQueries({
    queries: transactionIds.map((transactionId) => ({
      queryKey: sepayKeys.transaction(transactionId),
      queryFn: () => sepayAdminApi.getTransaction(transactionId),
    })),
  })
  const { field, fieldState } = useController<AnotherFields, "isAnother">({
    name: "isAnother",
    rules: { required: t("entry.record.isAnotherRequired") },
  })
  return (
    <section role="alert" aria-labelledby={`${id}-title`} className="shadow-borders-base flex flex-col gap-y-3 rounded-lg p-4">
      <div>
        <Text id={`${id}-title`} size="small" leading="compact" weight="plus">
          {t("entry.record.similar")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {t("entry.record.similarHint")}
        </Text>
      </div>
      <ul className="flex flex-col gap-y-2">
        {queries.map(({ data }, index) => (
          <li key={transactionIds[index]}>
            {data ? <TransactionSummary transaction={data.transaction} /> : <Text size="small">{transactionIds[index]}</Text>}
          </li>
        ))}
      </ul>
      <div className="flex items-center gap-x-2">
        <Checkbox
          id={id}
          ref={field.ref}
          checked={field.value}
          onCheckedChange={(isChecked) => field.onChange(isChecked === true)}
          aria-describedby={fieldState.error ? `${id}-error` : undefined}
        />
        <Label htmlFor={id} size="small" className="cursor-pointer">
          {t("entry.record.isAnother")}
        </Label>
      </div>
      {fieldState.error && (
        <Hint id={`${id}-error`} variant="error" role="alert">
          {fieldState.error.message}
        </Hint>
      )}
    </section>
  )
}
