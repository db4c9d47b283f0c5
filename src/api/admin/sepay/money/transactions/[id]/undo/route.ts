import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { undoSepayTransactionWorkflow } from "../../../../../../../workflows/money/undo-sepay-transaction"
import { readPathId } from "../../../../../../ids"
import type { AdminSepayTransactionResponse } from "../../types"
import type { undoTransactionSchema } from "../../validators"
import { answerTransaction } from "../answer"

/** Takes back the last decision of a person about the transaction's money. */
export async function POST(
  request: AuthenticatedMedusaRequest<z.output<typeof undoTransactionSchema>>,
  response: MedusaResponse<AdminSepayTransactionResponse>
): Promise<void> {
  const transaction_id = readPathId(request.params["id"], "SePay transaction")
  const decision = { ...request.validatedBody, transaction_id, actor_id: request.auth_context.actor_id }
  await undoSepayTransactionWorkflow(request.scope).run({ input: decision })
  await answerTransaction(request, response)
}
