import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { returnSepayTransactionWorkflow } from "../../../../../../../workflows/money/return-sepay-transaction"
import { readPathId } from "../../../../../../ids"
import type { AdminSepayTransactionResponse } from "../../types"
import type { returnTransactionSchema } from "../../validators"
import { answerTransaction } from "../answer"

/** Says that a transaction's money went back to its payer. It moves no money. */
export async function POST(
  request: AuthenticatedMedusaRequest<z.output<typeof returnTransactionSchema>>,
  response: MedusaResponse<AdminSepayTransactionResponse>
): Promise<void> {
  const transaction_id = readPathId(request.params["id"], "SePay transaction")
  const decision = { ...request.validatedBody, transaction_id, actor_id: request.auth_context.actor_id }
  await returnSepayTransactionWorkflow(request.scope).run({ input: decision })
  await answerTransaction(request, response)
}
