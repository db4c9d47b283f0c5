import { container } from "@medusajs/framework"
import type { Logger } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

const IN_MEMORY = "in-memory"

/**
 * Whether several processes of this store can hold Medusa's locks against each other. With a lock in the memory of one
 * process and two of them, Medusa itself places two orders for one cart, or cancels a payment that is paid (seen on Medusa
 * 2.21). The plugin's own work is serialized in Postgres. A development store has one process.
 */
export function findSharedLock(): "shared" | "missing" | "not_needed" {
  if (process.env.NODE_ENV !== "production" || !container.hasRegistration(Modules.LOCKING)) {
    return "not_needed"
  }
  // The module keeps the id of its default provider to itself, and offers no other way to ask.
  const locking = container.resolve(Modules.LOCKING) as unknown as { defaultProviderId?: string }
  return locking.defaultProviderId === IN_MEMORY ? "missing" : "shared"
}

/** Warns a production store that has no shared lock. */
export function warnWithoutSharedLock(logger: Logger): void {
  if (findSharedLock() === "missing") {
    logger.warn(
      "SePay: Medusa's locks are in this process's memory. Run one process only, or configure locking-redis: with several, " +
        "Medusa can place two orders for one cart. See docs/production in the repository of medusa-payment-sepay."
    )
  }
}
