import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"
import { requireText } from "../money/steps/resolve-sepay-transaction"

/** Which return was confirmed wrongly, who says so, and why. */
export interface UndoSepayReturnInput {
  return_owed_id: string
  /** The admin user's id. */
  actor_id: string
  reason: string
}

/** Makes a confirmed return owed again. @throws MedusaError `not_found`; `not_allowed` when it is owed; `invalid_data` */
export const undoSepayReturnConfirmationStep = createStep(
  "undo-sepay-return-confirmation",
  async (input: UndoSepayReturnInput, { container }) => {
    await container.resolve<SepayModuleService>(SEPAY_MODULE).returns.undoReturnConfirmation(input.return_owed_id, {
      actorId: requireText("actor_id", input.actor_id),
      reason: requireText("reason", input.reason),
    })
    return new StepResponse(input.return_owed_id)
  }
)

/** An admin says that a return which was confirmed was not transferred. */
export const undoSepayReturnWorkflow = createWorkflow("undo-sepay-return", (input: UndoSepayReturnInput) => {
  return new WorkflowResponse(undoSepayReturnConfirmationStep(input))
})
