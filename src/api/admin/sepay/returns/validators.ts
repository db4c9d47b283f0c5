import { z } from "@medusajs/framework/zod"
import { idSchema } from "../../../ids"
import { paging } from "../paging"
import { textSchema } from "../text"

/** Query of `GET /admin/sepay/returns`. */
export const listReturnsOwedSchema = z.strictObject({ ...paging, status: z.enum(["owed", "returned"]).optional() })

/** Body of `POST /admin/sepay/returns/:id/undo`. */
export const undoReturnOwedSchema = z.strictObject({
  reason: textSchema.min(1, "say why: it is kept with the return").max(1_000),
})

/** Body of `POST /admin/sepay/returns/:id/confirm`. */
export const confirmReturnOwedSchema = z.strictObject({
  reference_number: textSchema.min(1).max(100).optional().describe("The bank's reference of the transfer."),
  transaction_id: idSchema.optional().describe("The outgoing transaction that proves it."),
  reason: textSchema.min(1, "say how it was transferred: it is kept with the return").max(1_000),
})
