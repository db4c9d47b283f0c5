import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"
import { requireText } from "../money/steps/resolve-sepay-transaction"

/** Which row was looked at, by whom, and what it was. */
export interface DismissSepayUnreadableRowInput {
  unreadable_row_id: string
  /** The admin user's id. */
  actor_id: string
  reason: string
}

/** @throws MedusaError `not_found`; `not_allowed` when the row waits for nobody; `invalid_data` without who and why */
export const dismissSepayUnreadableRowStep = createStep(
  "dismiss-sepay-unreadable-row",
  async (input: DismissSepayUnreadableRowInput, { container }) => {
    await container.resolve<SepayModuleService>(SEPAY_MODULE).reconciliation.dismissUnreadableRow(input.unreadable_row_id, {
      actorId: requireText("actor_id", input.actor_id),
      reason: requireText("reason", input.reason),
    })
    return new StepResponse(input.unreadable_row_id)
  }
)

/** An admin has looked at what SePay told and what cannot be read: it waits for nobody any more. */
export const dismissSepayUnreadableRowWorkflow = createWorkflow(
  "dismiss-sepay-unreadable-row",
  (input: DismissSepayUnreadableRowInput) => new WorkflowResponse(dismissSepayUnreadableRowStep(input))
)
