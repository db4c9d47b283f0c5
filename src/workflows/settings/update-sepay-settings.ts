import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"

/** What an admin sets for the whole store. What is not named stays; `null`: as the plugin's options say. */
export interface UpdateSepaySettingsInput {
  /** In seconds. */
  va_duration_seconds: { order_first?: number | null; pay_first?: number | null }
  /** The admin user's id, or that of the API key. */
  actor_id: string
}

/** Writes what an admin set. It holds for virtual accounts that are opened from now on. */
export const updateSepaySettingsStep = createStep(
  "update-sepay-settings",
  async ({ va_duration_seconds, actor_id }: UpdateSepaySettingsInput, { container }) => {
    const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
    const before = await sepay.settings.loadSettings()
    const { order_first = before.vaDurationSeconds.order_first, pay_first = before.vaDurationSeconds.pay_first } =
      va_duration_seconds
    const settings = { vaDurationSeconds: { order_first, pay_first } }
    await sepay.settings.saveSettings(settings, actor_id)
    return new StepResponse(settings)
  }
)

/** Writes what an admin sets for the whole store. */
export const updateSepaySettingsWorkflow = createWorkflow("update-sepay-settings", (input: UpdateSepaySettingsInput) => {
  return new WorkflowResponse(updateSepaySettingsStep(input))
})
