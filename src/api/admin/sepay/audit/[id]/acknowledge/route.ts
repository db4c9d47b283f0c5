import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { SEPAY_MODULE } from "../../../../../../modules/sepay"
import type SepayModuleService from "../../../../../../modules/sepay/service"
import { acknowledgeSepayAuditFindingWorkflow } from "../../../../../../workflows/audit/acknowledge-sepay-audit-finding"
import { readPathId } from "../../../../../ids"
import { describeFindings } from "../../describe"
import type { AdminSepayAuditFindingResponse } from "../../types"
import type { acknowledgeFindingSchema } from "../../validators"

/** Notes that a finding is known. */
export async function POST(
  request: AuthenticatedMedusaRequest<z.output<typeof acknowledgeFindingSchema>>,
  response: MedusaResponse<AdminSepayAuditFindingResponse>
): Promise<void> {
  const id = readPathId(request.params["id"], "finding")
  await acknowledgeSepayAuditFindingWorkflow(request.scope).run({
    input: { ...request.validatedBody, finding_id: id, actor_id: request.auth_context.actor_id },
  })
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  const { findings } = await sepay.audit.listFindings({ id }, { limit: 1, offset: 0 })
  const [finding] = await describeFindings(request.scope.resolve(ContainerRegistrationKeys.QUERY), sepay, findings)
  if (!finding) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no finding ${id}.`)
  }
  response.json({ finding })
}
