import { z } from "@medusajs/framework/zod"
import { adminSepayHealthSchema } from "../../reports/health/types"

export const adminSepayChecklistKeySchema = z
  .enum(["options", "token", "bank_account", "webhook_authentication", "webhook_received", "region", "shared_lock"])
  .meta({
    id: "AdminSepayChecklistKey",
    description: "What has to work before a store takes its first transfer. The admin shows a sentence for each.",
  })

/** @see adminSepayChecklistKeySchema */
export type AdminSepayChecklistKey = z.output<typeof adminSepayChecklistKeySchema>

export const adminSepayChecklistItemSchema = z
  .strictObject({
    key: adminSepayChecklistKeySchema,
    is_done: z.boolean(),
    message: z
      .string()
      .nullable()
      .describe(
        "What is wrong, as the plugin or SePay says it (English), where there is more to say than that it is not done."
      ),
  })
  .meta({ id: "AdminSepayChecklistItem", description: "A line of the checklist." })

/** @see adminSepayChecklistItemSchema */
export type AdminSepayChecklistItem = z.output<typeof adminSepayChecklistItemSchema>

export const adminSepaySetupSchema = z
  .strictObject({
    connection: z.strictObject({
      environment: z.enum(["production", "sandbox"]).nullable(),
      api_version: z.enum(["v2", "v1"]).nullable(),
      base_url: z.string().nullable().describe("Another address of the API than SePay's own; `null`: SePay's."),
      order_code_prefix: z.string().nullable(),
      token: adminSepayHealthSchema.shape.token.describe("`null` while the options are wrong: SePay was not asked."),
    }),
    webhook: z.strictObject({
      url: z.string().describe("To be copied into SePay's dashboard."),
      authentications: z
        .array(z.enum(["hmac", "api_key"]))
        .describe("Which ways of SePay's to prove itself are set; none: every webhook is refused."),
      allowed_ip_count: z.int().describe("How many addresses may call; 0: any with a valid signature."),
      last_at: z.iso.datetime().nullable(),
    }),
    last_reconciliation: adminSepayHealthSchema.shape.last_reconciliation,
    checklist: z.array(adminSepayChecklistItemSchema),
  })
  .meta({
    id: "AdminSepaySetup",
    description: "How the store is connected with SePay. Holds no secret. Times are ISO 8601 in UTC.",
  })

/** @see adminSepaySetupSchema */
export type AdminSepaySetup = z.output<typeof adminSepaySetupSchema>

export const adminSepaySetupResponseSchema = z
  .strictObject({
    setup: adminSepaySetupSchema,
  })
  .meta({ id: "AdminSepaySetupResponse", description: "Answer of `GET /admin/sepay/settings/setup`." })

/** @see adminSepaySetupResponseSchema */
export type AdminSepaySetupResponse = z.output<typeof adminSepaySetupResponseSchema>
