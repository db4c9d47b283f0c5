import { z } from "@medusajs/framework/zod"

export const adminSepayAttentionSchema = z
  .strictObject({
    total: z.int().describe("All of them together."),
    payments: z.int().describe("Payments whose capture stopped."),
    transactions: z.int().describe("Transactions with money that fits no payment."),
    va_orders: z
      .int()
      .describe(
        "VA orders that hold a part and take no more, of whose money SePay counted more than was found, or " +
          "that SePay does not know."
      ),
    returns_owed: z.int(),
    unreadable_rows: z.int().describe("Rows of SePay's and webhooks that cannot be read."),
    audit_findings: z.int().describe("Disagreements of the books that nobody has acknowledged."),
  })
  .meta({ id: "AdminSepayAttention", description: "What waits for a person, in numbers: for the badge." })

/** @see adminSepayAttentionSchema */
export type AdminSepayAttention = z.output<typeof adminSepayAttentionSchema>

export const adminSepayAttentionResponseSchema = z
  .strictObject({
    attention: adminSepayAttentionSchema,
  })
  .meta({ id: "AdminSepayAttentionResponse", description: "Answer of `GET /admin/sepay/reports/attention`." })

/** @see adminSepayAttentionResponseSchema */
export type AdminSepayAttentionResponse = z.output<typeof adminSepayAttentionResponseSchema>
