import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { DecidedTransaction } from "../../modules/sepay/ledger/redistribution"
import { settleReceivable } from "../settlement/settle-receivable"

/** Captures what a decision has paid. What does not work now is tried again by the job. */
export const settleDecidedTransactionStep = createStep(
  "settle-decided-transaction",
  async (decided: DecidedTransaction, { container }) => {
    for (const receivableId of decided.dueReceivableIds) {
      await settleReceivable(container, receivableId)
    }
    return new StepResponse(decided)
  }
)
