import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import type { AdminSepayTransaction } from "../../api/admin/sepay/money/transactions/types"
import { Amount } from "../components/amount"
import { formatVnd } from "../lib/format-vnd"
import { AllocationBadges } from "../money/allocation-badges"
import { EntryBadge } from "../money/entry-badge"
import { OccurredAt } from "../money/occurred-at"
import { TransactionMenu } from "../money/transaction-menu"

interface PaymentTransactionProps {
  transaction: AdminSepayTransaction
}

/** A transfer, what it was for, and what can be decided about it. */
export function PaymentTransaction({ transaction }: PaymentTransactionProps) {
  const { t } = useTranslation("sepay")
  const { id, amount_vnd, reference_number, content } = transaction
  return (
    <li className="flex items-start justify-between gap-x-2 px-6 py-2">
      <div className="flex min-w-0 flex-col gap-y-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Text as="span" size="small" weight="plus">
            <Amount vnd={amount_vnd} />
          </Text>
          <AllocationBadges transaction={transaction} />
          <EntryBadge transaction={transaction} />
        </div>
        <Text as="div" size="xsmall" className="text-ui-fg-subtle break-words">
          <OccurredAt transaction={transaction} />
          {" · "}
          {reference_number === null
            ? t("order.history.noReference")
            : t("order.history.reference", { reference: reference_number })}
        </Text>
        {content !== null && (
          <Text size="xsmall" className="text-ui-fg-subtle break-words" title={t("order.history.payerText")}>
            “{content}”
          </Text>
        )}
        <Link
          to={`/sepay?transaction=${id}`}
          aria-label={t("order.history.openOf", { amount: formatVnd(amount_vnd) })}
          className="txt-compact-xsmall text-ui-fg-base hover:text-ui-fg-subtle underline underline-offset-2 w-fit"
        >
          {t("transactions.detail.open")}
        </Link>
      </div>
      <TransactionMenu transaction={transaction} />
    </li>
  )
}
