import { ArrowUturnLeft, EyeSlash, Link as LinkIcon } from "@medusajs/icons"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import type { AdminSepayTransaction } from "../../api/admin/sepay/money/transactions/types"
import { ActionMenu } from "../components/action-menu"
import { formatVnd } from "../lib/format-vnd"
import { DecisionFor } from "./decisions/decision-for"
import { type Decision, DECISION_LABELS, offeredDecisions } from "./decisions/offered-decisions"

const ICONS = { match: <LinkIcon />, return: <ArrowUturnLeft />, ignore: <EyeSlash /> }

interface TransactionMenuProps {
  transaction: AdminSepayTransaction
}

/** What can be decided about a transaction's money; nothing where nothing can. */
export function TransactionMenu({ transaction }: TransactionMenuProps) {
  const { t } = useTranslation("sepay")
  const [decision, setDecision] = useState<Decision | null>(null)
  return (
    <>
      <ActionMenu
        label={t("transactions.menu.label", { amount: formatVnd(transaction.amount_vnd) })}
        groups={[
          offeredDecisions(transaction).map((offered) => ({
            label: t(DECISION_LABELS[offered]),
            icon: ICONS[offered],
            onClick: () => setDecision(offered),
          })),
        ]}
      />
      <DecisionFor transaction={transaction} decision={decision} onClose={() => setDecision(null)} />
    </>
  )
}
