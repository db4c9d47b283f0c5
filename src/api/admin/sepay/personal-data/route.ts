import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { SEPAY_MODULE } from "../../../../modules/sepay"
import type SepayModuleService from "../../../../modules/sepay/service"
import { findActorNames } from "../actor-names"
import type { AdminSepayPersonalDataRequest, AdminSepayPersonalDataRequestListResponse } from "./types"
import type { listPersonalDataRequestsSchema } from "./validators"

const ACTIONS = ["transactions.export", "personal_data.export", "personal_data.erase"] as const

/** Who exported or erased personal data, when and why; and how long it is kept. */
export async function GET(
  request: MedusaRequest,
  response: MedusaResponse<AdminSepayPersonalDataRequestListResponse>
): Promise<void> {
  const page = request.validatedQuery as z.output<typeof listPersonalDataRequestsSchema>
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  const { actions, count } = await sepay.settings.listAdminActionPage(ACTIONS, page)
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const retention = await sepay.personalData.readRetention()
  const names = await findActorNames(query, actions.map(({ actorId }) => actorId))
  const requests = actions.map((one): AdminSepayPersonalDataRequest => ({
    id: one.id,
    action: one.action as AdminSepayPersonalDataRequest["action"],
    actor_id: one.actorId,
    actor_name: names.get(one.actorId) ?? null,
    subject_id: one.subjectId,
    details: one.details,
    created_at: one.createdAt.toISOString(),
  }))
  response.json({
    requests,
    count,
    ...page,
    retention: { days: retention.days, overdue_transactions: retention.overdueTransactions },
  })
}
