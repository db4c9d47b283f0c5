import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { SEPAY_MODULE } from "../../../../modules/sepay"
import type SepayModuleService from "../../../../modules/sepay/service"
import { describeReturnsOwed } from "./describe"
import type { AdminSepayReturnOwedResponse } from "./types"

/** Answers a return as it is now. */
export async function answerReturnOwed(
  request: MedusaRequest,
  response: MedusaResponse<AdminSepayReturnOwedResponse>,
  id: string
): Promise<void> {
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  const { returnsOwed } = await sepay.returns.searchReturnsOwed({ id }, { limit: 1, offset: 0 })
  const [return_owed] = await describeReturnsOwed(request.scope.resolve(ContainerRegistrationKeys.QUERY), returnsOwed)
  if (!return_owed) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no return ${id}.`)
  }
  response.json({ return_owed })
}
