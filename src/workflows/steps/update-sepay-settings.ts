import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"

/** What an admin sets for the whole store. What is not named stays; `null`: as the plugin's options say. */
export interface UpdateSepaySettingsInput {
  /** In seconds. */
  va_duration_seconds: { order_first?: number | null; pay_first?: number | null }
  /** The admin user's id, or that of the API key. */
  acted_by: string
}

/** Writes what an admin set. It holds for virtual accounts that are opened from now on. */
export const updateSepaySettingsStep = createStep(
  "update-sepay-settings",
  async ({ va_duration_seconds, acted_by }: UpdateSepaySettingsInput, { container }) => {
    const ledger = container.resolve<SepayModuleService>(SEPAY_MODULE)
    const before = await ledger.loadSettings()
    const { order_first = before.vaDurationSeconds.order_first, pay_first = before.vaDurationSeconds.pay_first } =
      va_duration_seconds
    const settings = { vaDurationSeconds: { order_first, pay_first } }
    await ledger.saveSettings(settings, acted_by)
    return new StepResponse(settings)
  }
)
