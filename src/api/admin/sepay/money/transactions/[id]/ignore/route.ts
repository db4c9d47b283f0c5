import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { ignoreSepayTransactionWorkflow } from "../../../../../../../workflows/money/ignore-sepay-transaction"
import { readPathId } from "../../../../../../ids"
import type { AdminSepayTransactionResponse } from "../../types"
import type { ignoreTransactionSchema } from "../../validators"
import { answerTransaction } from "../answer"

/** Says that a transaction's free money is nothing to act on. */
export async function POST(
  request: AuthenticatedMedusaRequest<z.output<typeof ignoreTransactionSchema>>,
  response: MedusaResponse<AdminSepayTransactionResponse>
): Promise<void> {
  const transaction_id = readPathId(request.params["id"], "SePay transaction")
  const decision = { ...request.validatedBody, transaction_id, actor_id: request.auth_context.actor_id }
  await ignoreSepayTransactionWorkflow(request.scope).run({ input: decision })
  await answerTransaction(request, response)
}
