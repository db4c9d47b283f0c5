import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { ResolvedTransaction } from "../../../modules/sepay/money/resolve-transaction"
import { settleSepayPayment } from "../../settlement/settle-sepay-payment"

/** Captures what a decision has paid. What does not work now is tried again by the job. */
export const settleResolvedTransactionStep = createStep(
  "settle-resolved-transaction",
  async (decided: ResolvedTransaction, { container }) => {
    for (const receivableId of decided.dueReceivableIds) {
      await settleSepayPayment(container, receivableId)
    }
    return new StepResponse(decided)
  }
)
