import type { AdminSepayTransaction } from "../../../api/admin/sepay/money/transactions/types"

/** What an admin can decide about a transaction's money. */
export type Decision = "match" | "return" | "ignore"

/** Which of them there is money for. Pure. */
export function offeredDecisions({
  direction,
  free_vnd,
  needs_attention,
  returnable_vnd,
}: Pick<AdminSepayTransaction, "direction" | "free_vnd" | "needs_attention" | "returnable_vnd">): Decision[] {
  if (direction === "out") {
    // It names an order and proves no return. The return that it is, is confirmed where the returns are.
    return needs_attention ? ["ignore"] : []
  }
  const isFree = free_vnd > 0
  return [
    ...(isFree ? (["match"] as const) : []),
    ...(returnable_vnd > 0 ? (["return"] as const) : []),
    ...(isFree ? (["ignore"] as const) : []),
  ]
}

/** How each of them is called. */
export const DECISION_LABELS = {
  match: "transactions.menu.match",
  return: "transactions.menu.return",
  ignore: "transactions.menu.ignore",
} as const satisfies Record<Decision, string>
