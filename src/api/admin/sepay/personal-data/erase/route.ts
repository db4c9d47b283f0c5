import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { eraseSepayPersonalDataWorkflow } from "../../../../../workflows/personal-data/erase-sepay-personal-data"
import type { AdminSepayErasedPersonalDataResponse } from "../types"
import type { personalDataSchema } from "../validators"

/** Removes what the ledger knows of one person; amounts and references stay. Who asked for it, and why, is kept. */
export async function POST(
  request: AuthenticatedMedusaRequest<z.output<typeof personalDataSchema>>,
  response: MedusaResponse<AdminSepayErasedPersonalDataResponse>
): Promise<void> {
  const { result } = await eraseSepayPersonalDataWorkflow(request.scope).run({
    input: { ...request.validatedBody, actor_id: request.auth_context.actor_id },
  })
  const { transactionIds, unreadableRowIds, kept } = result
  response.json({ erased: { transaction_ids: transactionIds, unreadable_row_ids: unreadableRowIds }, kept })
}
