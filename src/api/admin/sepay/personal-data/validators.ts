import { z } from "@medusajs/framework/zod"
import { idSchema } from "../../../ids"
import { paging } from "../paging"
import { textSchema } from "../text"

/** Query of `GET /admin/sepay/personal-data`. */
export const listPersonalDataRequestsSchema = z.strictObject({ ...paging })

const ids = z.array(idSchema).min(1).max(1_000)

/** Body of `POST /admin/sepay/personal-data/preview`: one way to name the person. */
export const personNameSchema = z.strictObject({
  customer_id: idSchema.optional().describe("The Medusa customer."),
  email: textSchema.min(3).max(320).optional(),
  order_id: idSchema.optional().describe("The Medusa order."),
  transaction_ids: ids.optional(),
  unreadable_row_ids: ids.optional(),
})

/** Body of `POST /admin/sepay/personal-data/export` and `…/erase`: one way to name the person, and why. */
export const personalDataSchema = personNameSchema.extend({
  reason: textSchema.min(1, "say who asked for it and why, without names: it is kept").max(1_000),
})
