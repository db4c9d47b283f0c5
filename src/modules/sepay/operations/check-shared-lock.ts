import { container } from "@medusajs/framework"
import type { Logger } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

const IN_MEMORY = "in-memory"

/**
 * Warns a production store whose lock is in the memory of one process: with two of them, Medusa itself places two orders
 * for one cart, or cancels a payment that is paid (seen on Medusa 2.21). The plugin's own work is serialised in Postgres.
 */
export function warnWithoutSharedLock(logger: Logger): void {
  if (process.env.NODE_ENV !== "production" || !container.hasRegistration(Modules.LOCKING)) {
    return
  }
  // The module keeps the id of its default provider to itself, and offers no other way to ask.
  const locking = container.resolve(Modules.LOCKING) as unknown as { defaultProviderId?: string }
  if (locking.defaultProviderId === IN_MEMORY) {
    logger.warn(
      "SePay: Medusa's locks are in this process's memory. Run one process only, or configure locking-redis: with several, " +
        "Medusa can place two orders for one cart. See docs/production in the repository of medusa-payment-sepay."
    )
  }
}
