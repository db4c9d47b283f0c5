import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { SEPAY_MODULE } from "../../../../../modules/sepay"
import type SepayModuleService from "../../../../../modules/sepay/service"
import { describeTransactions } from "./describe"
import { toFilters, toOrder } from "./filters"
import type { AdminSepayTransactionListResponse } from "./types"
import type { listTransactionsSchema } from "./validators"

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
