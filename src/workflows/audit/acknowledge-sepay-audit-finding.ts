import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"
import { requireText } from "../money/steps/resolve-sepay-transaction"

/** Which finding is known, to whom, and why it may stay. */
export interface AcknowledgeSepayAuditFindingInput {
  finding_id: string
  /** The admin user's id. */
  actor_id: string
  reason: string
}

/** @throws MedusaError `not_found`; `not_allowed` when the finding waits for nobody; `invalid_data` without who and why */
export const acknowledgeSepayAuditFindingStep = createStep(
  "acknowledge-sepay-audit-finding",
  async (input: AcknowledgeSepayAuditFindingInput, { container }) => {
    await container.resolve<SepayModuleService>(SEPAY_MODULE).audit.acknowledgeFinding(input.finding_id, {
      actorId: requireText("actor_id", input.actor_id),
      reason: requireText("reason", input.reason),
    })
    return new StepResponse(input.finding_id)
  }
)

/** An admin knows of a finding: it waits for nobody, and stays open until the books agree. */
export const acknowledgeSepayAuditFindingWorkflow = createWorkflow(
  "acknowledge-sepay-audit-finding",
  (input: AcknowledgeSepayAuditFindingInput) => new WorkflowResponse(acknowledgeSepayAuditFindingStep(input))
)
