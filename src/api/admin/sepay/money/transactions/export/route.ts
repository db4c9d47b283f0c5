import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { SEPAY_MODULE } from "../../../../../../modules/sepay"
import type SepayModuleService from "../../../../../../modules/sepay/service"
import { writeCsvHeader, writeCsvRows } from "../csv"
import { describeTransactions } from "../describe"
import { toFilters, toOrder } from "../filters"
import type { exportTransactionsSchema } from "../validators"

/** Whoever needs more narrows the time. */
const MAXIMUM_ROWS = 50_000
const ROWS_PER_CHUNK = 500

/** The filtered transactions as CSV, 50,000 at most, as fast as the client takes them. Who exported them is kept. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  const validated = request.validatedQuery as z.output<typeof exportTransactionsSchema>
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const filters = await toFilters(query, validated)
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  const { q, ...otherFilters } = validated
  await sepay.settings.recordAdminAction({
    action: "transactions.export",
    subjectId: null,
    actorId: request.auth_context.actor_id,
    // What was searched for can be a payer's name: it is not kept.
    details: { ...otherFilters, has_search_text: q !== undefined },
  })
  const order = toOrder(validated.order)
  const chunks = await sepay.reports.streamTransactions(filters, order, { limit: MAXIMUM_ROWS, chunkSize: ROWS_PER_CHUNK })

  async function* write(): AsyncGenerator<string> {
    yield writeCsvHeader()
    for await (const chunk of chunks) {
      yield writeCsvRows(await describeTransactions(query, chunk))
    }
  }

  response.setHeader("content-type", "text/csv; charset=utf-8")
  response.setHeader("content-disposition", 'attachment; filename="sepay-transactions.csv"')
  response.setHeader("cache-control", "no-store")
  await pipeline(Readable.from(write()), response)
}
