import type { AuthenticatedMedusaRequest, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { SEPAY_MODULE } from "../../../../modules/sepay"
import type SepayModuleService from "../../../../modules/sepay/service"
import { toLogReason } from "../../../../sepay/log-text"
import { reconcileSepayTransactionsWorkflow } from "../../../../workflows/reconciliation/reconcile-sepay-transactions"
import { startSepayReconciliationWorkflow } from "../../../../workflows/reconciliation/start-sepay-reconciliation"
import type { z } from "@medusajs/framework/zod"
import { describeReconciliations } from "./describe"
import type { AdminSepayReconciliationsResponse } from "./types"
import type { startReconciliationSchema } from "./validators"

/** What the last reconciliations did, and how far the one is that an admin began. */
export async function GET(
  request: MedusaRequest,
  response: MedusaResponse<AdminSepayReconciliationsResponse>
): Promise<void> {
  response.json(await describeReconciliations(request.scope.resolve<SepayModuleService>(SEPAY_MODULE)))
}

/**
 * Begins one, unless one is running that an admin began: of what is new, or from a moment on. It goes on behind the answer: `GET`
 * tells how far it is.
 */
export async function POST(
  request: AuthenticatedMedusaRequest<z.output<typeof startReconciliationSchema>>,
  response: MedusaResponse<AdminSepayReconciliationsResponse>
): Promise<void> {
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  const { progress } = await describeReconciliations(sepay)
  if (progress?.is_running !== true) {
    const { read_from, bank_account_id } = request.validatedBody
    await startSepayReconciliationWorkflow(request.scope).run({
      input: { actor_id: request.auth_context.actor_id, read_from: read_from?.toISOString(), bank_account_id },
    })
    reconcileInBackground(request.scope)
  }
  response.status(202).json(await describeReconciliations(sepay))
}

/** It can take minutes, and its result is kept. A process that ends leaves the rest to the next run. */
function reconcileInBackground(container: MedusaContainer): void {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  reconcileSepayTransactionsWorkflow(container)
    .run({ input: {} })
    .catch((error: unknown) => logger.error(`SePay: the reconciliation did not end. ${toLogReason(error)}`))
}
