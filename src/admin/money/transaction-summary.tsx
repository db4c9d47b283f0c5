import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayComparedTransaction } from "../../api/admin/sepay/money/transactions/types"
import { formatVnd } from "../lib/format-vnd"
import { SOURCE_LABELS } from "./filters/filter-labels"
import { formatOccurredAt } from "./format-occurred-at"

interface TransactionSummaryProps {
  transaction: AdminSepayComparedTransaction
}

/** A transaction in two lines, to be compared with a bank's statement. */
export function TransactionSummary({ transaction }: TransactionSummaryProps) {
  const { t, i18n } = useTranslation("sepay")
  const facts = [formatVnd(transaction.amount_vnd), formatOccurredAt(transaction, i18n.language), t(SOURCE_LABELS[transaction.source])]
  const texts = [transaction.reference_number, transaction.content].filter((text) => text !== null)
  return (
    <span className="flex min-w-0 flex-col">
      <Text as="span" size="small" leading="compact">
        {facts.join(" · ")}
      </Text>
      {texts.length > 0 && (
        <Text as="span" size="small" leading="compact" className="text-ui-fg-subtle break-words">
          {texts.join(" · ")}
        </Text>
      )}
    </span>
  )
}
