import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { matchSepayTransactionWorkflow } from "../../../../../../../workflows/money/match-sepay-transaction"
import { readPathId } from "../../../../../../ids"
import type { AdminSepayTransactionResponse } from "../../types"
import type { matchTransactionSchema } from "../../validators"
import { answerTransaction } from "../answer"

/** Says which payment a transaction's free money is for; what is paid by it is captured. */
export async function POST(
  request: AuthenticatedMedusaRequest<z.output<typeof matchTransactionSchema>>,
  response: MedusaResponse<AdminSepayTransactionResponse>
): Promise<void> {
  const transaction_id = readPathId(request.params["id"], "SePay transaction")
  const decision = { ...request.validatedBody, transaction_id, actor_id: request.auth_context.actor_id }
  await matchSepayTransactionWorkflow(request.scope).run({ input: decision })
  await answerTransaction(request, response)
}
