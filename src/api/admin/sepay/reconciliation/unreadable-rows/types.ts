import { z } from "@medusajs/framework/zod"

export const adminSepayUnreadableRowSchema = z
  .strictObject({
    id: z.string(),
    source: z
      .enum(["api", "webhook"])
      .describe("`api`: a row of SePay's list of transactions; `webhook`: the body of a webhook that was verified."),
    sepay_id: z.string().nullable().describe("SePay's id of the transaction, where it can be read."),
    bank_name: z.string().nullable(),
    account_number: z.string().nullable(),
    problem: z.string().describe("What cannot be read in it."),
    raw: z.string().describe("As it came, cut at 4,000 characters."),
    status: z
      .enum(["open", "read", "dismissed"])
      .describe(
        "`open`: it waits for a person; `read`: SePay corrected it, and it is in the ledger; `dismissed`: a " +
          "person has looked."
      ),
    actor_id: z.string().nullable(),
    actor_name: z.string().nullable(),
    reason: z.string().nullable(),
    closed_at: z.iso.datetime().nullable(),
    created_at: z.iso.datetime(),
  })
  .meta({
    id: "AdminSepayUnreadableRow",
    description:
      "A transaction that SePay told of and that cannot be read: its money is in no sum. Times are ISO 8601 in UTC.",
  })

/** @see adminSepayUnreadableRowSchema */
export type AdminSepayUnreadableRow = z.output<typeof adminSepayUnreadableRowSchema>

export const adminSepayUnreadableRowListResponseSchema = z
  .strictObject({
    unreadable_rows: z.array(adminSepayUnreadableRowSchema),
    count: z.int(),
    limit: z.int(),
    offset: z.int(),
  })
  .meta({
    id: "AdminSepayUnreadableRowListResponse",
    description: "Answer of `GET /admin/sepay/reconciliation/unreadable-rows`.",
  })

/** @see adminSepayUnreadableRowListResponseSchema */
export type AdminSepayUnreadableRowListResponse = z.output<typeof adminSepayUnreadableRowListResponseSchema>

export const adminSepayUnreadableRowResponseSchema = z
  .strictObject({
    unreadable_row: adminSepayUnreadableRowSchema,
  })
  .meta({
    id: "AdminSepayUnreadableRowResponse",
    description: "Answer of `POST /admin/sepay/reconciliation/unreadable-rows/:id/dismiss`.",
  })

/** @see adminSepayUnreadableRowResponseSchema */
export type AdminSepayUnreadableRowResponse = z.output<typeof adminSepayUnreadableRowResponseSchema>
