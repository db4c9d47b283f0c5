import type { AuthenticatedMedusaRequest, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { SEPAY_MODULE } from "../../../../../modules/sepay"
import type SepayModuleService from "../../../../../modules/sepay/service"
import { recordSepayTransactionWorkflow } from "../../../../../workflows/money/record-sepay-transaction"
import { describeTransactionDetails, describeTransactions } from "./describe"
import { toFilters, toOrder } from "./filters"
import type { AdminSepayRecordedTransactionResponse, AdminSepayTransactionListResponse } from "./types"
import type { listTransactionsSchema, recordTransactionSchema } from "./validators"

/** The ledger's transactions, filtered, sorted and paged. */
export async function GET(
  request: MedusaRequest,
  response: MedusaResponse<AdminSepayTransactionListResponse>
): Promise<void> {
  const validated = request.validatedQuery as z.output<typeof listTransactionsSchema>
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const page = { limit: validated.limit, offset: validated.offset }
  const { transactions, count, isCountExact } = await request.scope
    .resolve<SepayModuleService>(SEPAY_MODULE)
    .reports.searchTransactions(await toFilters(query, validated), toOrder(validated.order), page)
  response.json({
    transactions: await describeTransactions(query, transactions),
    count,
    is_count_exact: isCountExact,
    ...page,
  })
}

/** Records a transaction that SePay has not reported; one that the ledger has is answered as it is. */
export async function POST(
  request: AuthenticatedMedusaRequest<z.output<typeof recordTransactionSchema>>,
  response: MedusaResponse<AdminSepayRecordedTransactionResponse>
): Promise<void> {
  const input = { ...request.validatedBody, actor_id: request.auth_context.actor_id }
  const { result } = await recordSepayTransactionWorkflow(request.scope).run({ input })
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  const transaction = await sepay.reports.requireTransaction(result.transactionId)
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  response.json({ outcome: result.outcome, transaction: await describeTransactionDetails(query, transaction) })
}
