import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
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

/** The filtered transactions as CSV, 50,000 at most, as fast as the client takes them. */
export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const validated = request.validatedQuery as z.output<typeof exportTransactionsSchema>
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const filters = await toFilters(query, validated)
  const chunks = await request.scope
    .resolve<SepayModuleService>(SEPAY_MODULE)
    .reports.streamTransactions(filters, toOrder(validated.order), { limit: MAXIMUM_ROWS, chunkSize: ROWS_PER_CHUNK })

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
