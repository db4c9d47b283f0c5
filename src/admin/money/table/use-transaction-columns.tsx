import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

import type { AdminSepayTransaction } from "../../../api/admin/sepay/money/transactions/types"
import { Amount } from "../../components/amount"
import { formatVietnamMoment } from "../../lib/format-moment"
import { formatVnd } from "../../lib/format-vnd"
import { AllocationBadges } from "../allocation-badges"
import { EntryBadge } from "../entry-badge"
import { formatOccurredAt } from "../format-occurred-at"
import { OrderLinks } from "../order-links"

/** The table's columns. The first cell is what opens a row with the keyboard. */
export function useTransactionColumns(onOpen: (transactionId: string) => void) {
  const { t, i18n } = useTranslation("sepay")
  return useMemo(() => {
    // Not when the file is loaded: a dashboard whose UI lacks this would not start.
    const columns = createDataTableColumnHelper<AdminSepayTransaction>()
    return [
      columns.accessor("occurred_at", {
        header: t("transactions.column.time"),
        enableSorting: true,
        truncateTooltip: false,
        cell: ({ row: { original } }) => {
          const at = new Date(original.occurred_at)
          return (
            <button
              type="button"
              aria-label={t("transactions.table.open", { amount: formatVnd(original.amount_vnd) })}
              title={
                original.is_day_only ? undefined : t("common.vietnamTime", { time: formatVietnamMoment(at, i18n.language) })
              }
              onClick={(event) => {
                event.stopPropagation()
                onOpen(original.id)
              }}
              className="focus-visible:shadow-borders-focus whitespace-nowrap rounded tabular-nums outline-none"
            >
              {formatOccurredAt(original, i18n.language)}
            </button>
          )
        },
      }),
      columns.accessor("amount_vnd", {
        header: t("transactions.column.amount"),
        enableSorting: true,
        align: "right",
        cell: ({ row: { original } }) => (
          <Amount vnd={original.direction === "out" ? -original.amount_vnd : original.amount_vnd} />
        ),
      }),
      columns.display({
        id: "status",
        header: t("transactions.column.status"),
        cell: ({ row: { original } }) => (
          <span className="flex items-center gap-1">
            <AllocationBadges transaction={original} className="flex-nowrap" />
            <EntryBadge transaction={original} />
          </span>
        ),
      }),
      columns.display({
        id: "orders",
        header: t("transactions.column.orders"),
        cell: ({ row: { original } }) => <OrderLinks orders={original.orders} />,
      }),
      columns.accessor("reference_number", {
        header: t("transactions.column.reference"),
        maxSize: 140,
        cell: ({ getValue }) => getValue() ?? t("transactions.none"),
      }),
      columns.accessor("content", {
        header: t("transactions.column.text"),
        maxSize: 240,
        cell: ({ getValue }) => getValue() ?? t("transactions.none"),
      }),
      columns.display({
        id: "account",
        header: t("transactions.column.account"),
        cell: ({ row: { original } }) =>
          [original.bank_name, original.va_number ?? original.account_number].filter(Boolean).join(" · ") ||
          t("transactions.none"),
      }),
    ]
  }, [t, i18n.language, onOpen])
}
