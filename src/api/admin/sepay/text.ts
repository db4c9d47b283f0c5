import { z } from "@medusajs/framework/zod"

/** A text that an admin sends, without the spaces around it. Postgres stores every character but NUL. */
export const textSchema = z
  .string()
  .regex(/^[^\0]*$/, "must be text without NUL characters")
  .trim()
