import { z } from "@medusajs/framework/zod"
import type { RouteContract } from "../../../contract"
import { idSchema } from "../../../ids"
import {
  adminSepayAuditFindingResponseSchema,
  adminSepayAuditResponseSchema,
  adminSepayAuditRunResponseSchema,
} from "./types"
import { acknowledgeFindingSchema, listFindingsSchema } from "./validators"

export const adminSepayAuditContracts: RouteContract[] = [
  {
    id: "listAuditFindings",
    method: "GET",
    path: "/admin/sepay/audit",
    summary: "List the audit's findings",
    description: "Where SePay, the ledger and Medusa disagree, the newest first, and what the last audit did.",
    query: listFindingsSchema,
    answer: { schema: adminSepayAuditResponseSchema },
  },
  {
    id: "runAudit",
    method: "POST",
    path: "/admin/sepay/audit",
    summary: "Run the audit",
    description: "Compares the books now. It changes no money: what disagrees becomes a finding.",
    answer: { schema: adminSepayAuditRunResponseSchema },
  },
  {
    id: "acknowledgeAuditFinding",
    method: "POST",
    path: "/admin/sepay/audit/:id/acknowledge",
    summary: "Acknowledge a finding",
    description: "Notes that a finding is known and may stay. It no longer counts as waiting for a person.",
    params: z.strictObject({ id: idSchema.describe("Id of the finding.") }),
    body: { schema: acknowledgeFindingSchema, example: { reason: "The customer paid the rest in cash." } },
    answer: { schema: adminSepayAuditFindingResponseSchema },
    errors: { 400: "The finding is resolved already." },
  },
]
