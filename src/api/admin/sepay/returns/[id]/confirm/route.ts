import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { confirmSepayReturnWorkflow } from "../../../../../../workflows/returns/confirm-sepay-return"
import { readPathId } from "../../../../../ids"
import { answerReturnOwed } from "../../answer"
import type { AdminSepayReturnOwedResponse } from "../../types"
import type { confirmReturnOwedSchema } from "../../validators"

/** Notes that a return was transferred to its payer. */
export async function POST(
  request: AuthenticatedMedusaRequest<z.output<typeof confirmReturnOwedSchema>>,
  response: MedusaResponse<AdminSepayReturnOwedResponse>
): Promise<void> {
  const id = readPathId(request.params["id"], "return")
  await confirmSepayReturnWorkflow(request.scope).run({
    input: { ...request.validatedBody, return_owed_id: id, actor_id: request.auth_context.actor_id },
  })
  await answerReturnOwed(request, response, id)
}
