import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { SEPAY_MODULE } from "../../../../../../../modules/sepay"
import type SepayModuleService from "../../../../../../../modules/sepay/service"
import { dismissSepayUnreadableRowWorkflow } from "../../../../../../../workflows/reconciliation/dismiss-sepay-unreadable-row"
import { readPathId } from "../../../../../../ids"
import { describeUnreadableRows } from "../../describe"
import type { AdminSepayUnreadableRowResponse } from "../../types"
import type { dismissUnreadableRowSchema } from "../../validators"

/** Notes that an admin has looked at a row that cannot be read. */
export async function POST(
  request: AuthenticatedMedusaRequest<z.output<typeof dismissUnreadableRowSchema>>,
  response: MedusaResponse<AdminSepayUnreadableRowResponse>
): Promise<void> {
  const id = readPathId(request.params["id"], "unreadable row")
  await dismissSepayUnreadableRowWorkflow(request.scope).run({
    input: { ...request.validatedBody, unreadable_row_id: id, actor_id: request.auth_context.actor_id },
  })
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  const { rows } = await sepay.reconciliation.listUnreadableRows({ id }, { limit: 1, offset: 0 })
  const [unreadable_row] = await describeUnreadableRows(request.scope.resolve(ContainerRegistrationKeys.QUERY), rows)
  if (!unreadable_row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no unreadable row ${id}.`)
  }
  response.json({ unreadable_row })
}
