import { z } from "@medusajs/framework/zod"
import { textSchema } from "../text"

const field = textSchema.min(1).max(70).nullable().optional()

/** Body of `POST /admin/sepay/bank-accounts/:id`. What is not named stays. */
export const updateBankAccountSchema = z.strictObject({
  is_enabled: z.boolean().optional(),
  is_default: z.literal(true).optional(),
  rank: z.number().int().min(0).max(1_000).optional().describe("Accounts are tried in this order, the lowest first."),
  tid: field.describe("Vietcombank's terminal id."),
  va_prefix: field.describe("Sacombank's VA prefix."),
  va_holder_name: field.describe("BIDV: the name that the payer sees."),
})
