import type { MedusaContainer } from "@medusajs/framework/types"
import { SEPAY_MODULE } from "../modules/sepay"
import type SepayModuleService from "../modules/sepay/service"
import { askSepayAboutDuplicatesWorkflow } from "../workflows/reconciliation/ask-sepay-about-duplicates"
import { reconcileSepayTransactionsWorkflow } from "../workflows/reconciliation/reconcile-sepay-transactions"

/**
 * Finds what no webhook brought, and what was reported twice. It looks every half minute whether an account is due; how often one is read is the option
 * `reconciliation.intervalSeconds`, for all processes together.
 */
export default async function reconcileSepayTransactions(container: MedusaContainer): Promise<void> {
  await askSepayAboutDuplicatesWorkflow(container).run()
  const { intervalSeconds } = container.resolve<SepayModuleService>(SEPAY_MODULE).options.reconciliation
  if (intervalSeconds !== null) {
    await reconcileSepayTransactionsWorkflow(container).run({ input: { unread_for_seconds: intervalSeconds } })
  }
}

export const config = {
  name: "reconcile-sepay-transactions",
  schedule: "*/30 * * * * *",
}
