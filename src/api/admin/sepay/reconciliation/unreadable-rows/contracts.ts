import { z } from "@medusajs/framework/zod"
import type { RouteContract } from "../../../../contract"
import { idSchema } from "../../../../ids"
import { adminSepayUnreadableRowListResponseSchema, adminSepayUnreadableRowResponseSchema } from "./types"
import { dismissUnreadableRowSchema, listUnreadableRowsSchema } from "./validators"

export const adminSepayUnreadableRowContracts: RouteContract[] = [
  {
    id: "listUnreadableRows",
    method: "GET",
    path: "/admin/sepay/reconciliation/unreadable-rows",
    summary: "List rows that cannot be read",
    description: "Transactions that SePay reported and that cannot be read, the newest first. Their money is in no sum.",
    query: listUnreadableRowsSchema,
    answer: { schema: adminSepayUnreadableRowListResponseSchema },
  },
  {
    id: "dismissUnreadableRow",
    method: "POST",
    path: "/admin/sepay/reconciliation/unreadable-rows/:id/dismiss",
    summary: "Dismiss a row that cannot be read",
    description: "Notes that a person has looked at the row. It no longer counts as waiting for a person.",
    params: z.strictObject({ id: idSchema.describe("Id of the row.") }),
    body: { schema: dismissUnreadableRowSchema, example: { reason: "A test of SePay's, no money moved." } },
    answer: { schema: adminSepayUnreadableRowResponseSchema },
    errors: { 400: "The row is closed already." },
  },
]
