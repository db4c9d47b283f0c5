import { z } from "@medusajs/framework/zod"
import { paging } from "../paging"

/** Query of `GET /admin/sepay/returns-owed`. */
export const listReturnsOwedSchema = z.strictObject({ ...paging, status: z.enum(["owed", "returned"]).optional() })

/** Body of `POST /admin/sepay/returns-owed/:id/confirm`. */
export const confirmReturnOwedSchema = z.strictObject({
  reference_number: z.string().trim().min(1).max(100).optional(),
  transaction_id: z.string().max(100).optional(),
  reason: z.string().trim().min(1, "say how it was transferred: it is kept with the return").max(1_000),
})
