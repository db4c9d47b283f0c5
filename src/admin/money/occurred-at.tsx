import { useTranslation } from "react-i18next"

import type { AdminSepayTransaction } from "../../api/admin/sepay/money/transactions/types"
import { Moment } from "../components/moment"
import { formatOccurredAt } from "./format-occurred-at"

interface OccurredAtProps {
  transaction: Pick<AdminSepayTransaction, "occurred_at" | "is_day_only">
}

/** When a transaction was: a moment, or the day where only that is known. */
export function OccurredAt({ transaction }: OccurredAtProps) {
  const { i18n } = useTranslation("sepay")
  return transaction.is_day_only ? (
    <span className="whitespace-nowrap">{formatOccurredAt(transaction, i18n.language)}</span>
  ) : (
    <Moment at={transaction.occurred_at} />
  )
}
