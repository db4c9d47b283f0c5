import { z } from "@medusajs/framework/zod"

export const adminSepaySettingsSchema = z
  .strictObject({
    va_duration_seconds: z
      .strictObject({
        order_first: z.int().nullable(),
        pay_first: z.int().nullable(),
      })
      .describe(
        "Life time of a virtual account in seconds, by flow: 60 to 31,536,000. `null`: as the plugin's options say."
      ),
    default_va_duration_seconds: z
      .strictObject({
        order_first: z.int(),
        pay_first: z.int(),
      })
      .describe("What the plugin's options say, which holds where nothing is set."),
  })
  .meta({ id: "AdminSepaySettings", description: "What an admin sets for the whole store." })

/** @see adminSepaySettingsSchema */
export type AdminSepaySettings = z.output<typeof adminSepaySettingsSchema>

export const adminSepaySettingsResponseSchema = z
  .strictObject({
    settings: adminSepaySettingsSchema,
  })
  .meta({ id: "AdminSepaySettingsResponse", description: "Answer of `GET` and `POST /admin/sepay/settings`." })

/** @see adminSepaySettingsResponseSchema */
export type AdminSepaySettingsResponse = z.output<typeof adminSepaySettingsResponseSchema>
