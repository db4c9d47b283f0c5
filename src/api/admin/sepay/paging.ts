import { z } from "@medusajs/framework/zod"

/** The part of a query that says which page. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(10_000).default(0),
}
