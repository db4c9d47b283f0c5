import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { SEPAY_MODULE } from "../../../../modules/sepay"
import type SepayModuleService from "../../../../modules/sepay/service"
import { describeReturnsOwed } from "./describe"
import type { AdminSepayReturnOwedListResponse } from "./types"
import type { listReturnsOwedSchema } from "./validators"

/** Money that the store owes back to payers, or has returned. */
export async function GET(
  request: MedusaRequest,
  response: MedusaResponse<AdminSepayReturnOwedListResponse>
): Promise<void> {
  const { status, ...page } = request.validatedQuery as z.output<typeof listReturnsOwedSchema>
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  const { returnsOwed, count, owedVnd } = await sepay.returns.searchReturnsOwed({ status }, page)
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  response.json({ returns_owed: await describeReturnsOwed(query, returnsOwed), count, ...page, owed_vnd: owedVnd })
}
