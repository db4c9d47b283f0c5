import { z } from "@medusajs/framework/zod"

/** The part of a query that says which page. A query is text; clients give numbers. */
export const paging = {
  limit: z.coerce.number<number>().int().min(1).max(100).default(20).describe("How many, at most."),
  offset: z.coerce.number<number>().int().min(0).max(10_000).default(0).describe("How many to leave out before them."),
}
