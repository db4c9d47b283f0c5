import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminSepayTransactionResponse } from "../types"
import { answerTransaction } from "./answer"

/** A transaction with its history and what SePay sent. */
export async function GET(
  request: MedusaRequest,
  response: MedusaResponse<AdminSepayTransactionResponse>
): Promise<void> {
  await answerTransaction(request, response)
}
