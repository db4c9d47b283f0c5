import { z } from "@medusajs/framework/zod"
import { FINDING_KINDS } from "../../../../modules/sepay/audit/decide-findings"
import { paging } from "../paging"
import { textSchema } from "../text"

/** Query of `GET /admin/sepay/audit`. */
export const listFindingsSchema = z.strictObject({
  ...paging,
  status: z.enum(["open", "resolved"]).optional(),
  kind: z.enum(FINDING_KINDS).optional(),
})

/** Body of `POST /admin/sepay/audit/:id/acknowledge`. */
export const acknowledgeFindingSchema = z.strictObject({
  reason: textSchema.min(1, "say why it may stay: it is kept with the finding").max(1_000),
})
