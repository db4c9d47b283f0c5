import { MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"

/** Who begins a reconciliation, and of what. */
export interface StartSepayReconciliationInput {
  /** The admin user's id. */
  actor_id: string
  /** ISO 8601: SePay's transactions are read again from this moment on. Omitted: what is new. */
  read_from?: string
  /** Only this account is read again. Omitted: all. */
  bank_account_id?: string
}

/**
 * Keeps who began a reconciliation, when, and from when on it reads.
 *
 * @throws MedusaError `not_found` when there is no such account
 */
export const noteSepayReconciliationStep = createStep(
  "note-sepay-reconciliation",
  async ({ actor_id, read_from, bank_account_id }: StartSepayReconciliationInput, { container }) => {
    const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
    if (read_from !== undefined) {
      const ids = bank_account_id === undefined ? null : [bank_account_id]
      const accounts = await sepay.reconciliation.readAgainFrom(new Date(read_from), ids)
      if (accounts === 0 && bank_account_id !== undefined) {
        throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no bank account ${bank_account_id} that is read.`)
      }
    }
    const details = { ...(read_from ? { read_from } : {}), ...(bank_account_id ? { bank_account_id } : {}) }
    await sepay.settings.recordAdminAction({ action: "reconciliation.run", subjectId: null, actorId: actor_id, details })
    return new StepResponse(null)
  }
)

/** An admin begins a reconciliation: from the moment that this notes, its progress is told. */
export const startSepayReconciliationWorkflow = createWorkflow(
  "start-sepay-reconciliation",
  (input: StartSepayReconciliationInput) => {
    return new WorkflowResponse(noteSepayReconciliationStep(input))
  }
)
