import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { updateSepaySettingsStep, type UpdateSepaySettingsInput } from "./steps/update-sepay-settings"

/** Writes what an admin sets for the whole store. */
export const updateSepaySettingsWorkflow = createWorkflow("update-sepay-settings", (input: UpdateSepaySettingsInput) => {
  return new WorkflowResponse(updateSepaySettingsStep(input))
})
