import type { AuthenticatedMedusaRequest, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { SEPAY_MODULE } from "../../../../modules/sepay"
import type SepayModuleService from "../../../../modules/sepay/service"
import { updateSepaySettingsWorkflow } from "../../../../workflows/settings/update-sepay-settings"
import type { AdminSepaySettingsResponse } from "./types"
import type { updateSettingsSchema } from "./validators"

/** What admins set for the whole store. */
export async function GET(request: MedusaRequest, response: MedusaResponse<AdminSepaySettingsResponse>): Promise<void> {
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  const { vaDurationSeconds } = await sepay.settings.loadSettings()
  const { orderFirst, payFirst } = sepay.options.vaDurationSeconds
  response.json({
    settings: {
      va_duration_seconds: vaDurationSeconds,
      default_va_duration_seconds: { order_first: orderFirst, pay_first: payFirst },
    },
  })
}

/** Sets it. It holds for virtual accounts that are opened from now on. */
export async function POST(
  request: AuthenticatedMedusaRequest<z.output<typeof updateSettingsSchema>>,
  response: MedusaResponse<AdminSepaySettingsResponse>
): Promise<void> {
  const actor_id = request.auth_context.actor_id
  await updateSepaySettingsWorkflow(request.scope).run({ input: { ...request.validatedBody, actor_id } })
  await GET(request, response)
}
