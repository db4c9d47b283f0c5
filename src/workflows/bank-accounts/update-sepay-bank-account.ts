import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"

/** What an admin sets of a bank account. What is not named stays. */
export interface UpdateSepayBankAccountInput {
  id: string
  is_enabled?: boolean
  /** Makes it the account that is tried first. */
  is_default?: true
  /** The place among the accounts, from 0. */
  rank?: number
  /** Vietcombank's terminal id. */
  tid?: string | null
  /** Sacombank's VA prefix. */
  va_prefix?: string | null
  /** BIDV: the name that the payer sees. */
  va_holder_name?: string | null
  /** The admin user's id. */
  actor_id: string
}

/**
 * Writes what an admin set of a bank account. It has no compensation: nothing comes after it.
 *
 * @throws MedusaError `not_found`, `not_allowed`, `invalid_data`.
 */
export const updateSepayBankAccountStep = createStep(
  "update-sepay-bank-account",
  async (input: UpdateSepayBankAccountInput, { container }) => {
    const change = {
      ...(input.is_enabled === undefined ? {} : { isEnabled: input.is_enabled }),
      ...(input.is_default === undefined ? {} : { isDefault: input.is_default }),
      ...(input.rank === undefined ? {} : { rank: input.rank }),
      ...(input.tid === undefined ? {} : { tid: input.tid }),
      ...(input.va_prefix === undefined ? {} : { vaPrefix: input.va_prefix }),
      ...(input.va_holder_name === undefined ? {} : { vaHolderName: input.va_holder_name }),
    }
    const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
    await sepay.bankAccounts.setBankAccount(input.id, change, input.actor_id)
    return new StepResponse(input.id)
  }
)

/** An admin enables, disables, orders or completes a bank account. */
export const updateSepayBankAccountWorkflow = createWorkflow(
  "update-sepay-bank-account",
  (input: UpdateSepayBankAccountInput) => {
    return new WorkflowResponse(updateSepayBankAccountStep(input))
  }
)
