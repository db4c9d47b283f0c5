import { z } from "@medusajs/framework/zod"
import { adminSepayReconciliationRunSchema } from "../reports/health/types"

export const adminSepayReconciliationProgressSchema = z
  .strictObject({
    started_at: z.iso.datetime(),
    accounts_total: z.int().describe("Bank accounts to read, and how many of them are read."),
    accounts_read: z.int(),
    is_running: z.boolean(),
  })
  .meta({
    id: "AdminSepayReconciliationProgress",
    description: "A run that an admin can follow. Times are ISO 8601 in UTC.",
  })

/** @see adminSepayReconciliationProgressSchema */
export type AdminSepayReconciliationProgress = z.output<typeof adminSepayReconciliationProgressSchema>

export const adminSepayReconciliationsResponseSchema = z
  .strictObject({
    progress: adminSepayReconciliationProgressSchema
      .nullable()
      .describe("The newest run that an admin began, while it is of interest; `null`: none."),
    runs: z.array(adminSepayReconciliationRunSchema).describe("What the last runs did, the newest first."),
  })
  .meta({
    id: "AdminSepayReconciliationsResponse",
    description: "Answer of `GET /admin/sepay/reconciliation`, and of `POST` (202), which begins one.",
  })

/** @see adminSepayReconciliationsResponseSchema */
export type AdminSepayReconciliationsResponse = z.output<typeof adminSepayReconciliationsResponseSchema>
