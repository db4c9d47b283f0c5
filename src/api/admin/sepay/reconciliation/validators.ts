import { z } from "@medusajs/framework/zod"
import { idSchema } from "../../../ids"

/** What is older is not listed any more, or costs more calls than a store has. */
const LONGEST_DAYS = 366

/** Body of `POST /admin/sepay/reconciliation`; empty: what is new. */
export const startReconciliationSchema = z.strictObject({
  read_from: z.iso
    .datetime({ offset: true, error: "must be a moment such as 2026-03-27T00:00:00+07:00" })
    .transform((text) => new Date(text))
    .refine((moment) => moment.getTime() <= Date.now(), "must not be in the future")
    .refine((moment) => moment.getTime() > Date.now() - LONGEST_DAYS * 86_400_000, `must be within the last ${LONGEST_DAYS} days`)
    .optional()
    .describe("Reads everything again from this moment on, not only what is new."),
  bank_account_id: idSchema.optional().describe("Reads this bank account again; default: all."),
})
