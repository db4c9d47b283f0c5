import { z } from "@medusajs/framework/zod"
import { paging } from "../../paging"
import { textSchema } from "../../text"

/** Query of `GET /admin/sepay/reconciliation/unreadable-rows`. */
export const listUnreadableRowsSchema = z.strictObject({
  ...paging,
  status: z.enum(["open", "read", "dismissed"]).optional(),
})

/** Body of `POST /admin/sepay/reconciliation/unreadable-rows/:id/dismiss`. */
export const dismissUnreadableRowSchema = z.strictObject({
  reason: textSchema.min(1, "say what it was: it is kept with the row").max(1_000),
})
