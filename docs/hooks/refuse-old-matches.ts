import { MedusaError } from "@medusajs/framework/utils"
import type { SepayModuleService } from "medusa-payment-sepay/types"
import { matchSepayTransactionWorkflow } from "medusa-payment-sepay/workflows"

const OLDEST_DAYS = 90

/** Accounting has closed the books of last quarter: older transfers are matched by the accountant, not in the admin. */
matchSepayTransactionWorkflow.hooks.validate(async ({ input }, { container }) => {
  const sepay = container.resolve<SepayModuleService>("sepay")
  const transaction = await sepay.retrieveSepayTransaction(input.transaction_id)
  const days = (Date.now() - new Date(transaction.transacted_at ?? transaction.created_at).getTime()) / 86_400_000
  if (days > OLDEST_DAYS) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `This transfer is older than ${OLDEST_DAYS} days: ask accounting.`)
  }
})
