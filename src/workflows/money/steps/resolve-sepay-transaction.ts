import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../../modules/sepay"
import type { DecisionToUndo } from "../../../modules/sepay/money/undo-transaction"
import type SepayModuleService from "../../../modules/sepay/service"
import type { RefundedDecision } from "./refund-for-undo"

/** Who decides, and why. Both are kept with the money for ever. */
export interface ResolveSepayTransactionBaseInput {
  transaction_id: string
  /** The admin user's id. */
  actor_id: string
  reason: string
}

/** What an admin decides about a transaction's money. */
export type ResolveSepayTransactionInput = ResolveSepayTransactionBaseInput &
  (
    | { action: "match"; receivable_id: string; replaces: RefundedDecision | null }
    | { action: "return"; amount_vnd: number | null }
    | { action: "ignore" }
    | ({ action: "undo" } & RefundedDecision)
  )

const LONGEST_REASON = 1_000

/**
 * Writes an admin's decision. A decision is not taken back by a workflow that fails later: it is corrected by another one.
 *
 * @throws MedusaError `invalid_data` without who and why; `not_found`; `not_allowed` when the money is not there.
 */
export const resolveSepayTransactionStep = createStep(
  "resolve-sepay-transaction",
  async (input: ResolveSepayTransactionInput, { container }) => {
    const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
    const decision = {
      transactionId: input.transaction_id,
      actorId: requireText("actor_id", input.actor_id),
      reason: requireText("reason", input.reason),
    }
    if (input.action === "match") {
      const { receivable_id: receivableId, replaces } = input
      return new StepResponse(await sepay.money.matchTransaction({ ...decision, receivableId, replaces: replaces && toUndo(replaces) }))
    }
    if (input.action === "return") {
      return new StepResponse(await sepay.money.returnTransaction({ ...decision, amountVnd: input.amount_vnd }))
    }
    if (input.action === "undo") {
      return new StepResponse(await sepay.money.undoTransaction({ ...decision, ...toUndo(input) }))
    }
    return new StepResponse(await sepay.money.ignoreTransaction(decision))
  }
)

function toUndo({ decision_id, refund_ids }: RefundedDecision): DecisionToUndo {
  return { decisionId: decision_id, refundIds: refund_ids }
}

/** A decision about money without a name and a reason is none. @throws MedusaError `invalid_data` */
export function requireText(name: string, value: string): string {
  const text = value.trim()
  if (text === "" || text.length > LONGEST_REASON) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `"${name}" must have 1 to ${LONGEST_REASON} characters.`)
  }
  return text
}
