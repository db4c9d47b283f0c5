import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { SEPAY_MODULE } from "../../../../../../modules/sepay"
import type SepayModuleService from "../../../../../../modules/sepay/service"
import { confirmSepayReturnWorkflow } from "../../../../../../workflows/returns/confirm-sepay-return"
import { readPathId } from "../../../../../ids"
import { describeReturnsOwed } from "../../describe"
import type { AdminSepayReturnOwedResponse } from "../../types"
import type { confirmReturnOwedSchema } from "../../validators"

/** Notes that a return was transferred to its payer. */
export async function POST(
  request: AuthenticatedMedusaRequest<z.output<typeof confirmReturnOwedSchema>>,
  response: MedusaResponse<AdminSepayReturnOwedResponse>
): Promise<void> {
  const id = readPathId(request.params["id"], "return")
  await confirmSepayReturnWorkflow(request.scope).run({
    input: { ...request.validatedBody, return_owed_id: id, actor_id: request.auth_context.actor_id },
  })
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  const { returnsOwed } = await sepay.returns.searchReturnsOwed({ id }, { limit: 1, offset: 0 })
  const [return_owed] = await describeReturnsOwed(request.scope.resolve(ContainerRegistrationKeys.QUERY), returnsOwed)
  if (!return_owed) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no return ${id}.`)
  }
  response.json({ return_owed })
}
