import { Badge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayTransaction } from "../../api/admin/sepay/money/transactions/types"
import { SOURCE_LABELS } from "./filters/filter-labels"

interface EntryBadgeProps {
  transaction: Pick<AdminSepayTransaction, "source" | "entered_by" | "entered_by_name">
}

/** Says of a transaction that a person recorded where it comes from, and who that was; nothing of what SePay reported. */
export function EntryBadge({ transaction }: EntryBadgeProps) {
  const { t } = useTranslation("sepay")
  const { source, entered_by, entered_by_name } = transaction
  if (entered_by === null) {
    return null
  }
  const text = t("entry.badge", { source: t(SOURCE_LABELS[source]), name: entered_by_name ?? entered_by })
  return (
    <Badge size="2xsmall" color="blue" title={text} className="max-w-56">
      <span className="truncate">{text}</span>
    </Badge>
  )
}
