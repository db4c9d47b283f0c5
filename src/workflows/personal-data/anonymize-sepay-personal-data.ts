import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"

/** What was removed is gone: a workflow that fails later brings nothing back. */
export const anonymizeSepayPersonalDataStep = createStep("anonymize-sepay-personal-data", async (_: void, { container }) => {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  return new StepResponse(await sepay.personalData.anonymizeOldData())
})

/** Removes payers' personal data that is older than the option `personalDataRetentionDays`. Amounts and references stay. */
export const anonymizeSepayPersonalDataWorkflow = createWorkflow("anonymize-sepay-personal-data", () => {
  const removed = anonymizeSepayPersonalDataStep()
  return new WorkflowResponse(removed)
})
