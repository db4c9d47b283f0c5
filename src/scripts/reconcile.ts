import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { reconcileSepayTransactionsWorkflow } from "../workflows/reconciliation/reconcile-sepay-transactions"

/**
 * Reads all bank accounts at SePay now, and says what it found:
 *
 *     npx medusa exec node_modules/medusa-payment-sepay/.medusa/server/src/scripts/reconcile.js
 */
export default async function reconcile({ container }: ExecArgs): Promise<void> {
  const { result } = await reconcileSepayTransactionsWorkflow(container).run({ input: {} })
  const { accounts, seen, recorded, settled, unmatched, calls, durationMilliseconds, error } = result
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  logger.info(
    `SePay: ${accounts} bank account(s) read with ${calls} call(s) in ${durationMilliseconds} ms: ${seen} transaction(s) ` +
      `seen, ${recorded} new, ${settled} payment(s) captured, ${unmatched} unmatched.`
  )
  if (error !== null) {
    logger.error(`SePay: not every account could be read. ${error}`)
  }
}
