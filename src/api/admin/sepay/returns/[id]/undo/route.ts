import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { undoSepayReturnWorkflow } from "../../../../../../workflows/returns/undo-sepay-return"
import { readPathId } from "../../../../../ids"
import { answerReturnOwed } from "../../answer"
import type { AdminSepayReturnOwedResponse } from "../../types"
import type { undoReturnOwedSchema } from "../../validators"

/** Takes the confirmation of a return back: it is owed again. */
export async function POST(
  request: AuthenticatedMedusaRequest<z.output<typeof undoReturnOwedSchema>>,
  response: MedusaResponse<AdminSepayReturnOwedResponse>
): Promise<void> {
  const id = readPathId(request.params["id"], "return")
  await undoSepayReturnWorkflow(request.scope).run({
    input: { ...request.validatedBody, return_owed_id: id, actor_id: request.auth_context.actor_id },
  })
  await answerReturnOwed(request, response, id)
}
