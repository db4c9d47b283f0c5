import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import type { AdminSepayTransactionDetail } from "../../../api/admin/sepay/money/transactions/types"
import { formatVnd } from "../../lib/format-vnd"
import { DecisionFor } from "../decisions/decision-for"
import { MatchDrawer } from "../decisions/match-drawer"
import { type Decision, DECISION_LABELS, offeredDecisions } from "../decisions/offered-decisions"
import { UndoDrawer } from "../decisions/undo-drawer"

interface DecisionButtonsProps {
  transaction: AdminSepayTransactionDetail
}

/** A decision that corrects the last one. It keeps what the admin saw: the transaction can change under the open form. */
interface Correction {
  kind: "move" | "undo"
  decisionId: string
}

/** What can be decided about a transaction's money; nothing where nothing can. */
export function DecisionButtons({ transaction }: DecisionButtonsProps) {
  const { t } = useTranslation("sepay")
  const [decision, setDecision] = useState<Decision | null>(null)
  const [correction, setCorrection] = useState<Correction | null>(null)
  const offered = offeredDecisions(transaction)
  const decisionId = transaction.undoable_decision_id
  const close = (isOpen: boolean) => !isOpen && setCorrection(null)
  return (
    <>
      {transaction.free_vnd > 0 && (
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {t("transactions.detail.free", { amount: formatVnd(transaction.free_vnd) })}
        </Text>
      )}
      {(offered.length > 0 || decisionId !== null) && (
        <div className="flex flex-wrap gap-2">
          {offered.map((kind) => (
            <Button key={kind} size="small" variant="secondary" onClick={() => setDecision(kind)}>
              {t(DECISION_LABELS[kind])}
            </Button>
          ))}
          {decisionId !== null && transaction.movable_vnd > 0 && (
            <Button size="small" variant="secondary" onClick={() => setCorrection({ kind: "move", decisionId })}>
              {t("transactions.move.action")}
            </Button>
          )}
          {decisionId !== null && (
            <Button size="small" variant="transparent" onClick={() => setCorrection({ kind: "undo", decisionId })}>
              {t("transactions.undo.action")}
            </Button>
          )}
        </div>
      )}
      <DecisionFor transaction={transaction} decision={decision} onClose={() => setDecision(null)} />
      {correction?.kind === "move" && (
        <MatchDrawer transaction={transaction} replacesDecisionId={correction.decisionId} onOpenChange={close} />
      )}
      {correction?.kind === "undo" && (
        <UndoDrawer transactionId={transaction.id} decisionId={correction.decisionId} onOpenChange={close} />
      )}
    </>
  )
}
