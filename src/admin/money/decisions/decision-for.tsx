import type { AdminSepayTransaction } from "../../../api/admin/sepay/money/transactions/types"
import { IgnoreDrawer } from "./ignore-drawer"
import { MatchDrawer } from "./match-drawer"
import type { Decision } from "./offered-decisions"
import { ReturnDrawer } from "./return-drawer"

interface DecisionForProps {
  transaction: AdminSepayTransaction
  /** `null`: none is being made. */
  decision: Decision | null
  onClose: () => void
}

/** The form of the decision that is being made. */
export function DecisionFor({ transaction, decision, onClose }: DecisionForProps) {
  const drawer = { transaction, onOpenChange: (isOpen: boolean) => !isOpen && onClose() }
  switch (decision) {
    case "match":
      return <MatchDrawer {...drawer} />
    case "return":
      return <ReturnDrawer {...drawer} />
    case "ignore":
      return <IgnoreDrawer {...drawer} />
    case null:
      return null
  }
}
