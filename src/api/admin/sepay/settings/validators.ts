import { z } from "@medusajs/framework/zod"
import { durationSeconds } from "../../../../modules/sepay/options"

const lifeTime = durationSeconds.nullable().optional().describe("Seconds. `null`: as the plugin's options say.")

/** Body of `POST /admin/sepay/settings`. What is not named stays; `null`: as the plugin's options say. */
export const updateSettingsSchema = z.strictObject({
  va_duration_seconds: z.strictObject({ order_first: lifeTime, pay_first: lifeTime }),
})
