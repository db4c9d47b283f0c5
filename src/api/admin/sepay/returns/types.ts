import { z } from "@medusajs/framework/zod"
import { adminSepayOrderReferenceSchema } from "../money/transactions/types"

export const adminSepayReturnOwedSchema = z
  .strictObject({
    id: z.string(),
    refund_id: z.string(),
    status: z
      .enum(["owed", "returned", "reallocated"])
      .describe("`reallocated`: nothing is sent back, because the money was matched with the payment by mistake."),
    amount_vnd: z.int(),
    order: adminSepayOrderReferenceSchema.nullable(),
    reference_number: z.string().nullable().describe("The bank's reference of the transfer, once confirmed."),
    transaction_id: z.string().nullable().describe("The outgoing transaction that proves it, where SePay reported one."),
    actor_id: z.string().nullable().describe("`system` when the outgoing transaction was recognized."),
    actor_name: z.string().nullable(),
    confirmed_reason: z.string().nullable(),
    confirmed_at: z.iso.datetime().nullable(),
    created_at: z.iso.datetime(),
  })
  .meta({
    id: "AdminSepayReturnOwed",
    description: "Money that the store owes back to a payer. Amounts are whole VND, times ISO 8601 in UTC.",
  })

/** @see adminSepayReturnOwedSchema */
export type AdminSepayReturnOwed = z.output<typeof adminSepayReturnOwedSchema>

export const adminSepayReturnOwedListResponseSchema = z
  .strictObject({
    returns_owed: z.array(adminSepayReturnOwedSchema),
    count: z.int(),
    limit: z.int(),
    offset: z.int(),
    owed_vnd: z.int().describe("All that is owed, in whole VND."),
  })
  .meta({ id: "AdminSepayReturnOwedListResponse", description: "Answer of `GET /admin/sepay/returns`." })

/** @see adminSepayReturnOwedListResponseSchema */
export type AdminSepayReturnOwedListResponse = z.output<typeof adminSepayReturnOwedListResponseSchema>

export const adminSepayReturnOwedResponseSchema = z
  .strictObject({
    return_owed: adminSepayReturnOwedSchema,
  })
  .meta({
    id: "AdminSepayReturnOwedResponse",
    description: "Answer of `POST /admin/sepay/returns/:id/confirm` and `…/undo`.",
  })

/** @see adminSepayReturnOwedResponseSchema */
export type AdminSepayReturnOwedResponse = z.output<typeof adminSepayReturnOwedResponseSchema>
