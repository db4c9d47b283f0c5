import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import type { AdminSepayTransaction } from "../../../api/admin/sepay/money/transactions/types"
import { formatVnd } from "../../lib/format-vnd"
import { DecisionFor } from "../decisions/decision-for"
import { type Decision, DECISION_LABELS, offeredDecisions } from "../decisions/offered-decisions"

interface DecisionButtonsProps {
  transaction: AdminSepayTransaction
}

/** What can be decided about a transaction's money; nothing where nothing can. */
export function DecisionButtons({ transaction }: DecisionButtonsProps) {
  const { t } = useTranslation("sepay")
  const [decision, setDecision] = useState<Decision | null>(null)
  const offered = offeredDecisions(transaction)
  return (
    <>
      {transaction.free_vnd > 0 && (
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {t("transactions.detail.free", { amount: formatVnd(transaction.free_vnd) })}
        </Text>
      )}
      {offered.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {offered.map((kind) => (
            <Button key={kind} size="small" variant="secondary" onClick={() => setDecision(kind)}>
              {t(DECISION_LABELS[kind])}
            </Button>
          ))}
        </div>
      )}
      <DecisionFor transaction={transaction} decision={decision} onClose={() => setDecision(null)} />
    </>
  )
}
