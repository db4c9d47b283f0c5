import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { chooseSepayBankAccountWorkflow } from "medusa-payment-sepay/workflows"

/**
 * Each sales channel is paid on an account of its own: the one whose number is in the channel's metadata, as
 * `{ "bank_account_number": "102871015203" }`. Copy it to your store's `src/workflows/hooks/`.
 */
chooseSepayBankAccountWorkflow.hooks.chooseBankAccount(async ({ sales_channel_id, candidates }, { container }) => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "sales_channel", fields: ["metadata"], filters: { id: sales_channel_id ?? "" } })
  const chosen = candidates.find(({ account_number }) => account_number === data[0]?.metadata?.bank_account_number)
  return new StepResponse(chosen?.id)
})
