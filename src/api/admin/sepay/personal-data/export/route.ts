import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { exportSepayPersonalDataWorkflow } from "../../../../../workflows/personal-data/export-sepay-personal-data"
import { describePersonalData } from "../describe"
import type { AdminSepayPersonalDataResponse } from "../types"
import type { personalDataSchema } from "../validators"

/** Everything that the ledger knows of one person, as a file. Who asked for it, and why, is kept. */
export async function POST(
  request: AuthenticatedMedusaRequest<z.output<typeof personalDataSchema>>,
  response: MedusaResponse<AdminSepayPersonalDataResponse>
): Promise<void> {
  const { result } = await exportSepayPersonalDataWorkflow(request.scope).run({
    input: { ...request.validatedBody, actor_id: request.auth_context.actor_id },
  })
  response.setHeader("content-disposition", 'attachment; filename="sepay-personal-data.json"')
  response.setHeader("cache-control", "no-store")
  response.json({ personal_data: describePersonalData(result) })
}
