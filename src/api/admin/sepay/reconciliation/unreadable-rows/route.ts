import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { SEPAY_MODULE } from "../../../../../modules/sepay"
import type SepayModuleService from "../../../../../modules/sepay/service"
import { describeUnreadableRows } from "./describe"
import type { AdminSepayUnreadableRowListResponse } from "./types"
import type { listUnreadableRowsSchema } from "./validators"

/** What SePay told of and cannot be read, the newest first. */
export async function GET(
  request: MedusaRequest,
  response: MedusaResponse<AdminSepayUnreadableRowListResponse>
): Promise<void> {
  const { status, ...page } = request.validatedQuery as z.output<typeof listUnreadableRowsSchema>
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  const { rows, count } = await sepay.reconciliation.listUnreadableRows({ status }, page)
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  response.json({ unreadable_rows: await describeUnreadableRows(query, rows), count, ...page })
}
