import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"

/** A transaction that SePay has not reported, who records it, and why. */
export interface RecordSepayTransactionInput {
  direction: "in" | "out"
  /** Whole VND, above 0. */
  amount_vnd: number
  /** The store's own account. */
  account_number: string
  reference_number: string | null
  content: string | null
  /** When the bank says that the money moved: ISO 8601, with its offset from UTC. */
  transacted_at: string
  /** The admin has looked at similar transactions, and says that this is another one. */
  is_another: boolean
  /** The admin user's id. */
  actor_id: string
  reason: string
}

/**
 * What is recorded stays recorded when a workflow fails later: an admin can ignore it.
 *
 * @throws MedusaError `invalid_data` for a time that is none, or in the future; `not_allowed` when it may be one that the ledger has
 */
export const recordSepayTransactionStep = createStep(
  "record-sepay-transaction",
  async (input: RecordSepayTransactionInput, { container }) => {
    const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
    const entry = {
      source: "manual" as const,
      direction: input.direction,
      amountVnd: input.amount_vnd,
      accountNumber: input.account_number,
      referenceNumber: input.reference_number,
      content: input.content,
      transactedAt: new Date(input.transacted_at),
      isDayOnly: false,
    }
    const decider = { actorId: input.actor_id, reason: input.reason, isAnother: input.is_another }
    return new StepResponse(await sepay.money.enterTransaction(entry, decider))
  }
)

/** Records a transaction that SePay has not reported. It pays nothing until an admin matches it, or SePay reports it. */
export const recordSepayTransactionWorkflow = createWorkflow(
  "record-sepay-transaction",
  (input: RecordSepayTransactionInput) => new WorkflowResponse(recordSepayTransactionStep(input))
)
