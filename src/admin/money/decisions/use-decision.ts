import { toast } from "@medusajs/ui"

import type { AdminSepayTransactionResponse } from "../../../api/admin/sepay/money/transactions/types"
import { sepayKeys } from "../../lib/query-keys"
import { useSepayMutation } from "../../lib/use-sepay-mutation"

interface DecisionOptions<TVariables> {
  decide: (variables: TVariables) => Promise<AdminSepayTransactionResponse>
  /** What is said once it is done. */
  doneText: (variables: TVariables) => string
  onDone: () => void
}

/** A decision about a transaction's money. It changes the transaction, an order, the figures and what waits. */
export function useDecision<TVariables>({ decide, doneText, onDone }: DecisionOptions<TVariables>) {
  return useSepayMutation<AdminSepayTransactionResponse, TVariables>({
    mutationFn: decide,
    invalidates: [sepayKeys.transactions, sepayKeys.orders, sepayKeys.attention, sepayKeys.statistics],
    onSuccess: (_, variables) => {
      toast.success(doneText(variables))
      onDone()
    },
  })
}
