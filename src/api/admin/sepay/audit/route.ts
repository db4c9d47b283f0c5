import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { SEPAY_MODULE } from "../../../../modules/sepay"
import type SepayModuleService from "../../../../modules/sepay/service"
import { runSepayAuditWorkflow } from "../../../../workflows/audit/run-sepay-audit"
import { describeAuditRun, describeFindings } from "./describe"
import type { AdminSepayAuditResponse, AdminSepayAuditRunResponse } from "./types"
import type { listFindingsSchema } from "./validators"

/** Where SePay, the ledger and Medusa disagree, the newest first. */
export async function GET(request: MedusaRequest, response: MedusaResponse<AdminSepayAuditResponse>): Promise<void> {
  const { status, kind, ...page } = request.validatedQuery as z.output<typeof listFindingsSchema>
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  const [{ findings, count }, lastRun] = await Promise.all([
    sepay.audit.listFindings({ status, kind }, page),
    sepay.audit.findLastAudit(),
  ])
  const described = await describeFindings(request.scope.resolve(ContainerRegistrationKeys.QUERY), sepay, findings)
  response.json({ findings: described, count, ...page, last_run: lastRun && describeAuditRun(lastRun) })
}

/** Compares the books now. */
export async function POST(request: MedusaRequest, response: MedusaResponse<AdminSepayAuditRunResponse>): Promise<void> {
  const { result: run } = await runSepayAuditWorkflow(request.scope).run()
  response.json({ run: run && describeAuditRun(run) })
}
