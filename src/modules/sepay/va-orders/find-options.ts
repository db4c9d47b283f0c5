import type { FindOrderOptions } from "../../../sepay/api/create-or-adopt-order"
import type { CallPriority } from "../../../sepay/api/sepay-api"
import type { VaOrder } from "./va-order"

/** How far SePay's clock may be behind the database's. */
const CLOCK_TOLERANCE_MILLISECONDS = 15 * 60_000

/**
 * How SePay's order of a VA order is looked for: the row is written before SePay is called, so the order cannot be older,
 * and the search through SePay's orders (newest first, no filter by code) ends early and conclusively.
 */
export function findOptions(vaOrder: VaOrder, deadlineAt: number, priority: CallPriority): FindOrderOptions {
  return {
    deadlineAt,
    priority,
    createdAfter: new Date(vaOrder.createdAt.getTime() - CLOCK_TOLERANCE_MILLISECONDS),
  }
}
