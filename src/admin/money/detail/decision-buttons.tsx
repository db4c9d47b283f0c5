import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import type { AdminSepayTransactionDetail } from "../../../api/admin/sepay/money/transactions/types"
import { formatVnd } from "../../lib/format-vnd"
import { DecisionFor } from "../decisions/decision-for"
import { UndoDrawer } from "../decisions/undo-drawer"
import { type Decision, DECISION_LABELS, offeredDecisions } from "../decisions/offered-decisions"

interface DecisionButtonsProps {
  transaction: AdminSepayTransactionDetail
}

/** What can be decided about a transaction's money; nothing where nothing can. */
export function DecisionButtons({ transaction }: DecisionButtonsProps) {
  const { t } = useTranslation("sepay")
  const [decision, setDecision] = useState<Decision | null>(null)
  const [isUndoing, setIsUndoing] = useState(false)
  const offered = offeredDecisions(transaction)
  return (
    <>
      {transaction.free_vnd > 0 && (
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {t("transactions.detail.free", { amount: formatVnd(transaction.free_vnd) })}
        </Text>
      )}
      {(offered.length > 0 || transaction.is_undoable) && (
        <div className="flex flex-wrap gap-2">
          {offered.map((kind) => (
            <Button key={kind} size="small" variant="secondary" onClick={() => setDecision(kind)}>
              {t(DECISION_LABELS[kind])}
            </Button>
          ))}
          {transaction.is_undoable && (
            <Button size="small" variant="transparent" onClick={() => setIsUndoing(true)}>
              {t("transactions.undo.action")}
            </Button>
          )}
        </div>
      )}
      <DecisionFor transaction={transaction} decision={decision} onClose={() => setDecision(null)} />
      {isUndoing && <UndoDrawer transaction={transaction} onOpenChange={setIsUndoing} />}
    </>
  )
}
