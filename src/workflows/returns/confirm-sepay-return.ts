import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"
import { requireText } from "../money/steps/resolve-sepay-transaction"

/** Which return was transferred, and how it can be proved. */
export interface ConfirmSepayReturnInput {
  return_owed_id: string
  /** The bank's reference of the transfer, where there is one. */
  reference_number?: string
  /** The ledger's outgoing transaction, where SePay reported one. */
  transaction_id?: string
  /** The admin user's id. */
  actor_id: string
  reason: string
}

/** Notes that a return was transferred. @throws MedusaError `not_found` when it is not owed (any more); `invalid_data` */
export const confirmSepayReturnStep = createStep(
  "confirm-sepay-return",
  async (input: ConfirmSepayReturnInput, { container }) => {
    await container.resolve<SepayModuleService>(SEPAY_MODULE).returns.confirmReturnOwed(input.return_owed_id, {
      transactionId: input.transaction_id ?? null,
      referenceNumber: input.reference_number ?? null,
      actorId: requireText("actor_id", input.actor_id),
      reason: requireText("reason", input.reason),
    })
    return new StepResponse(input.return_owed_id)
  }
)

/** An admin says that money which the store owed back after a refund was transferred. */
export const confirmSepayReturnWorkflow = createWorkflow("confirm-sepay-return", (input: ConfirmSepayReturnInput) => {
  return new WorkflowResponse(confirmSepayReturnStep(input))
})
