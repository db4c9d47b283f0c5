import { z } from "@medusajs/framework/zod"
import { FINDING_KINDS } from "../../../../modules/sepay/audit/decide-findings"
import { adminSepayOrderReferenceSchema } from "../money/transactions/types"

export const adminSepayAuditFindingSchema = z
  .strictObject({
    id: z.string(),
    kind: z.enum(FINDING_KINDS).describe("docs/audit.md has a section for each."),
    status: z.enum(["open", "resolved"]),
    amount_vnd: z.int().describe("By how much the books differ."),
    ledger_says: z.string().describe("In plain words."),
    other_says: z.string(),
    order: adminSepayOrderReferenceSchema.nullable(),
    receivable_id: z.string().nullable(),
    transaction_id: z.string().nullable(),
    opened_at: z.iso.datetime(),
    last_seen_at: z.iso.datetime(),
    resolved_at: z.iso.datetime().nullable(),
    acknowledged_at: z.iso.datetime().nullable(),
    actor_id: z.string().nullable(),
    actor_name: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({
    id: "AdminSepayAuditFinding",
    description: "A disagreement between two of the three books. Amounts are whole VND, times ISO 8601 in UTC.",
  })

/** @see adminSepayAuditFindingSchema */
export type AdminSepayAuditFinding = z.output<typeof adminSepayAuditFindingSchema>

export const adminSepayAuditRunSchema = z
  .strictObject({
    read_until: z.iso.datetime().describe("What had changed up to this moment was compared."),
    duration_milliseconds: z.int(),
    rows_read: z.int(),
    payments: z.int(),
    opened: z.int(),
    resolved: z.int(),
  })
  .meta({ id: "AdminSepayAuditRun", description: "What a run of the audit did." })

/** @see adminSepayAuditRunSchema */
export type AdminSepayAuditRun = z.output<typeof adminSepayAuditRunSchema>

export const adminSepayAuditResponseSchema = z
  .strictObject({
    findings: z.array(adminSepayAuditFindingSchema),
    count: z.int(),
    limit: z.int(),
    offset: z.int(),
    last_run: adminSepayAuditRunSchema.nullable().describe("The newest run; `null` before the first."),
  })
  .meta({ id: "AdminSepayAuditResponse", description: "Answer of `GET /admin/sepay/audit`." })

/** @see adminSepayAuditResponseSchema */
export type AdminSepayAuditResponse = z.output<typeof adminSepayAuditResponseSchema>

export const adminSepayAuditRunResponseSchema = z
  .strictObject({
    run: adminSepayAuditRunSchema.nullable().describe("`null`: another process compares the books at this moment."),
  })
  .meta({ id: "AdminSepayAuditRunResponse", description: "Answer of `POST /admin/sepay/audit`." })

/** @see adminSepayAuditRunResponseSchema */
export type AdminSepayAuditRunResponse = z.output<typeof adminSepayAuditRunResponseSchema>

export const adminSepayAuditFindingResponseSchema = z
  .strictObject({
    finding: adminSepayAuditFindingSchema,
  })
  .meta({ id: "AdminSepayAuditFindingResponse", description: "Answer of `POST /admin/sepay/audit/:id/acknowledge`." })

/** @see adminSepayAuditFindingResponseSchema */
export type AdminSepayAuditFindingResponse = z.output<typeof adminSepayAuditFindingResponseSchema>
